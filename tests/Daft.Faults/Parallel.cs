using System.Runtime.Versioning;

// Each of these trials measures a moment: one at a time.
[assembly: DoNotParallelize]
[assembly: SupportedOSPlatform("linux")]
