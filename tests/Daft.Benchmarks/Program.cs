using System.Runtime.Versioning;
using Daft.Benchmarks;

[assembly: SupportedOSPlatform("linux")]

// dotnet run -c Release --project tests/Daft.Benchmarks [-- PATH-OF-DAFT [ROUNDS]]
// Everything is measured in one run, in turns, and printed as medians and ratios: only those mean anything on a noisy machine.
if (!OperatingSystem.IsLinux())
{
    Console.Error.WriteLine("the benchmarks read /proc and run on Linux alone");
    return 2;
}

string daft = args.Length > 0 ? Path.GetFullPath(args[0]) : Published.Find();
int rounds = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 40;
using var place = new Place(daft);
SizeReport.Print(daft);
SwitchBenchmark.Run(place, rounds);
WorktreeAddBenchmark.Run(place, rounds);
FirstInstructionBenchmark.Run(place, rounds);
WaitingSupervisorBenchmark.Run(place);
FreezeBenchmark.Run(place, rounds);
ManyJobsBenchmark.Run(place, rounds);
NeighbourBenchmark.Run(place, rounds);
return 0;
