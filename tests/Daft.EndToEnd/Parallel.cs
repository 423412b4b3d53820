using System.Runtime.Versioning;

[assembly: Parallelize(Workers = 2, Scope = ExecutionScope.MethodLevel)]
[assembly: SupportedOSPlatform("linux")]
