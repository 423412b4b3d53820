using Daft.WindowsCheck;

if (!OperatingSystem.IsWindows())
{
    Console.Error.WriteLine("this program checks Windows");
    return 2;
}

return args is [] ? Checks.RunAll() : Acting.Run(args);
