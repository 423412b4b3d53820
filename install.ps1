<#
.SYNOPSIS
Builds daft from this checkout and installs it for one user.
.DESCRIPTION
Puts daft.exe and its libgit2 into a folder of their own and that folder on the user's PATH. What the build needs (the
.NET SDK 10, git, the C++ build tools) is installed with winget where that is possible; otherwise you are told what to
install and nothing is changed. For Windows PowerShell 5.1 and later.
.PARAMETER Prefix
The folder; %LOCALAPPDATA%\Programs\daft unless named.
.PARAMETER Demo
Install if needed, then show a new git worktree get warm by itself, in a throwaway repository.
.PARAMETER Uninstall
Remove what the folder holds of daft, and the folder from PATH.
.EXAMPLE
powershell -ExecutionPolicy Bypass -File install.ps1 -Demo
#>
[CmdletBinding()]
param(
    [string] $Prefix = (Join-Path $env:LOCALAPPDATA 'Programs\daft'),
    [switch] $Demo,
    [switch] $Uninstall
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$Root = $PSScriptRoot
$Prefix = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Prefix)
$Executable = Join-Path $Prefix 'daft.exe'
$Stamp = Join-Path $Prefix 'installed'
$RuntimeIdentifier = 'win-x64'

# ---- what the build needs -------------------------------------------------------------------------------------------

# PowerShell 5.1 takes a program's stderr for an error of the script unless told otherwise.
function Read-Output([string] $Program, [string[]] $Arguments) {
    $ErrorActionPreference = 'Continue'
    if (-not (Get-Command $Program -CommandType Application -ErrorAction SilentlyContinue)) { return $null }
    $output = & $Program @Arguments 2>$null
    if ($LASTEXITCODE -ne 0) { return $null }
    return ($output | Select-Object -First 1)
}

# The SDK that global.json accepts.
function Find-Sdk {
    Push-Location $Root
    try { return Read-Output 'dotnet' @('--version') } finally { Pop-Location }
}

function Find-Git { return Read-Output 'git' @('--version') }

# Asks what native AOT's own build step asks.
function Find-BuildTools {
    $vswhere = Join-Path ${env:ProgramFiles(x86)} 'Microsoft Visual Studio\Installer\vswhere.exe'
    return Read-Output $vswhere @('-latest', '-prerelease', '-products', '*', '-requires',
        'Microsoft.VisualStudio.Component.VC.Tools.x86.x64', '-property', 'installationPath')
}

function Get-Need {
    return @(
        @{ Name = '.NET SDK 10'; Find = { Find-Sdk }; Package = 'Microsoft.DotNet.SDK.10'; Options = @()
            Advice = 'https://learn.microsoft.com/dotnet/core/install/windows' }
        @{ Name = 'git'; Find = { Find-Git }; Package = 'Git.Git'; Options = @()
            Advice = 'https://git-scm.com/downloads' }
        @{ Name = 'C++ build tools'; Find = { Find-BuildTools }; Package = 'Microsoft.VisualStudio.2022.BuildTools'
            Options = @('--override', '"--quiet --wait --norestart --add Microsoft.VisualStudio.Workload.VCTools --includeRecommended"')
            Advice = 'Visual Studio or its Build Tools, with the workload "Desktop development with C++"' }
    )
}

function Get-MissingNeed { return @(Get-Need | Where-Object { -not (& $_.Find) }) }

function Stop-ForMissing($missing) {
    $lines = @($missing | ForEach-Object { '  {0,-16} {1}' -f $_.Name, $_.Advice })
    throw ("daft cannot be built here before you install:`n" + ($lines -join "`n") +
        "`nNothing of daft was installed. Run install.ps1 again afterwards, in a new window.")
}

# An installer changes PATH in the registry; this process has the one it was started with.
function Update-ProcessPath {
    $env:Path = [Environment]::GetEnvironmentVariable('Path', 'Machine') + ';' +
        [Environment]::GetEnvironmentVariable('Path', 'User') + ';' + $env:Path
}

function Install-Missing($missing) {
    if (-not (Get-Command winget -ErrorAction SilentlyContinue)) { Stop-ForMissing $missing }
    foreach ($need in $missing) {
        Write-Output "  installing $($need.Name) with winget ($($need.Package)); Windows may ask you to allow it"
        $arguments = @('install', '--id', $need.Package, '--exact', '--silent', '--accept-source-agreements',
            '--accept-package-agreements') + $need.Options
        $winget = Start-Process winget -ArgumentList $arguments -NoNewWindow -Wait -PassThru
        if ($winget.ExitCode -ne 0) { Write-Warning "winget ended with exit code $($winget.ExitCode)" }
    }
    Update-ProcessPath
    $still = Get-MissingNeed
    if ($still.Count -gt 0) { Stop-ForMissing $still }
}

function Install-Prerequisite {
    $missing = @(Get-MissingNeed)
    if ($missing.Count -gt 0) { Install-Missing $missing }
    Write-Output "  found .NET SDK $(Find-Sdk), $(Find-Git), C++ build tools"
}

# ---- build and install ----------------------------------------------------------------------------------------------

# Everything the executable is made from.
function Get-Fingerprint {
    $files = @('Directory.Build.props', 'Directory.Packages.props', 'global.json' | ForEach-Object { Get-Item (Join-Path $Root $_) })
    $files += @('src', 'hooks' | ForEach-Object { Get-ChildItem (Join-Path $Root $_) -Recurse -File } |
            Where-Object { $_.FullName -notmatch '[\\/](bin|obj)[\\/]' })
    $lines = $files | Sort-Object FullName | ForEach-Object { "$((Get-FileHash $_.FullName).Hash) $($_.FullName)" }
    $bytes = [Text.Encoding]::UTF8.GetBytes(($lines -join "`n") + $RuntimeIdentifier)
    return [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '')
}

function Test-UpToDate([string] $fingerprint) {
    return (Test-Path $Executable) -and (Test-Path (Join-Path $Prefix 'git2-*.dll')) -and (Test-Path $Stamp) -and
        ((Get-Content $Stamp -TotalCount 1) -eq $fingerprint)
}

# The code is judged when it is written, not when it is installed: a newer SDK may know a warning that nobody has seen yet.
function Publish-Daft([string] $work) {
    Write-Output "  building the native executable for $RuntimeIdentifier; it takes about a minute the first time"
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
    $arguments = @('publish', 'src/Daft', '-c', 'Release', '-r', $RuntimeIdentifier, '--disable-build-servers', '-v', 'quiet',
        '-p:RunAnalyzers=false', '-p:TreatWarningsAsErrors=false', '-p:MSBuildTreatWarningsAsErrors=false',
        '--artifacts-path', "`"$work\build`"", '-o', "`"$work\out`"")
    $publish = Start-Process dotnet -ArgumentList $arguments -WorkingDirectory $Root -NoNewWindow -Wait -PassThru `
        -RedirectStandardOutput "$work\log" -RedirectStandardError "$work\errors"
    if ($publish.ExitCode -ne 0) { Stop-ForBuild $work }
    Write-Output "  built in $([int] $watch.Elapsed.TotalSeconds) s"
}

function Stop-ForBuild([string] $work) {
    $kept = Join-Path ([IO.Path]::GetTempPath()) 'daft-build.log'
    Get-Content "$work\log", "$work\errors" | Set-Content $kept
    $errors = @(Select-String -Path $kept -Pattern 'error' | Select-Object -First 20 | ForEach-Object { $_.Line })
    throw ("the build failed; the whole log is $kept. Nothing of daft was installed.`n" + ($errors -join "`n"))
}

# Windows lets nobody overwrite or delete a program that runs, but it may be renamed; it goes with a later installation.
function Install-File([IO.FileInfo] $file) {
    $target = Join-Path $Prefix $file.Name
    $fresh = "$target.new"
    Copy-Item $file.FullName $fresh -Force
    if (Test-Path $target) { Move-Item $target "$target.$([Guid]::NewGuid().ToString('N')).old" }
    Move-Item $fresh $target
}

function Remove-OldFile { Get-ChildItem $Prefix -Filter '*.old' -File | Remove-Item -Force -ErrorAction SilentlyContinue }

function Install-Build([string] $work, [string] $fingerprint) {
    & "$work\out\daft.exe" --version | Out-Null
    if ($LASTEXITCODE -ne 0) { throw 'the new executable does not run; nothing was installed' }
    New-Item -ItemType Directory -Force $Prefix | Out-Null
    Remove-OldFile
    # The library first: its name changes with its version, so an older daft keeps its own.
    Get-ChildItem "$work\out" -Filter 'git2-*.dll' | Where-Object { -not (Test-Path (Join-Path $Prefix $_.Name)) } |
        ForEach-Object { Install-File $_ }
    Install-File (Get-Item "$work\out\daft.exe")
    Set-Content $Stamp $fingerprint
    Remove-OldFile
    Write-Output "  installed $Executable"
}

# As written in the registry, with its %VARIABLES% left alone.
function Get-UserPath {
    $key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment')
    try { return [string] $key.GetValue('Path', '', 'DoNotExpandEnvironmentNames') } finally { $key.Close() }
}

function Set-UserPath([string[]] $folders) {
    $key = [Microsoft.Win32.Registry]::CurrentUser.OpenSubKey('Environment', $true)
    try { $key.SetValue('Path', ($folders -join ';'), 'ExpandString') } finally { $key.Close() }
    # Deleting a variable that is not there tells every running program that the environment changed.
    [Environment]::SetEnvironmentVariable('DAFT_NO_SUCH_VARIABLE', $null, 'User')
}

function Add-ToPath {
    $folders = @((Get-UserPath) -split ';' | Where-Object { $_ })
    if ($folders -contains $Prefix) { return }
    Set-UserPath (@($folders) + $Prefix)
    Write-Output "  added $Prefix to your PATH; new windows see it"
}

function Remove-FromPath {
    $folders = @((Get-UserPath) -split ';' | Where-Object { $_ })
    if ($folders -contains $Prefix) { Set-UserPath @($folders | Where-Object { $_ -ne $Prefix }) }
}

function Install-Daft {
    $fingerprint = Get-Fingerprint
    if (Test-UpToDate $fingerprint) {
        Write-Output "daft is up to date: $Executable"
    }
    else {
        Write-Output "installing daft into $Prefix"
        Install-Prerequisite
        $work = Join-Path ([IO.Path]::GetTempPath()) "daft-install.$([Guid]::NewGuid().ToString('N'))"
        New-Item -ItemType Directory $work | Out-Null
        try {
            Publish-Daft $work
            Install-Build $work $fingerprint
        }
        finally { Remove-Item $work -Recurse -Force -ErrorAction SilentlyContinue }
    }
    Add-ToPath
}

function Uninstall-Daft {
    Remove-FromPath
    if (-not (Test-Path $Prefix)) { Write-Output "daft is not installed in $Prefix"; return }
    Remove-OldFile
    Remove-Item $Executable, $Stamp, (Join-Path $Prefix 'git2-*.dll') -Force -ErrorAction SilentlyContinue
    if (@(Get-ChildItem $Prefix -Force).Count -eq 0) { Remove-Item $Prefix }
    if (Test-Path $Executable) { throw "$Executable is running; try again when its jobs are done" }
    Write-Output "removed daft from $Prefix and from your PATH"
    Write-Output 'A repository where `daft install` was run keeps its hook, which now prints one line and does nothing.'
    Write-Output 'To take it out too: install again, run `daft uninstall` there, uninstall.'
}

# Git for Windows brings the sh that the demo, like every git hook, is written for.
function Show-Demo {
    $sh = Join-Path (Read-Output 'git' @('--exec-path')) '..\..\..\bin\sh.exe'
    if (-not (Test-Path $sh)) { throw "the demo needs Git for Windows; there is no $sh" }
    $env:Path = "$Prefix;$env:Path"
    & $sh (Join-Path $Root 'tests/tools/demo.sh')
    if ($LASTEXITCODE -ne 0) { throw "the demo ended with exit code $LASTEXITCODE" }
}

try {
    if ($env:OS -ne 'Windows_NT') { throw 'this script is for Windows; elsewhere run ./install.sh' }
    if ($Uninstall) { Uninstall-Daft; exit 0 }
    Install-Daft
    if ($Demo) { Show-Demo } else { Write-Output 'next: `daft install` in a repository with a daft.yml, or install.ps1 -Demo' }
    exit 0
}
catch {
    [Console]::Error.WriteLine("error: $($_.Exception.Message)")
    exit 1
}
