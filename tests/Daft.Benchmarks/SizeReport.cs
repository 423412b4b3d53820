using System.Globalization;

namespace Daft.Benchmarks;

internal static class SizeReport
{
    public static void Print(string daft)
    {
        string folder = Path.GetDirectoryName(daft) ?? ".";
        Console.WriteLine("size");
        foreach (string file in new[] { daft }.Concat(Directory.GetFiles(folder, "libgit2-*")))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Path.GetFileName(file),-24} {new FileInfo(file).Length / 1e6,6:0.00} MB"));
    }
}
