using System.Runtime.Versioning;

// One row after the other: what they print as times would otherwise be each other's.
[assembly: DoNotParallelize]
[assembly: SupportedOSPlatform("linux")]
