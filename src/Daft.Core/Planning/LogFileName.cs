using System.Globalization;

namespace Daft.Core.Planning;

/// <summary>A job's name made into the name of its log: any file system takes it, and the number keeps it apart from the others.</summary>
internal static class LogFileName
{
    private const int LongestName = 64;

    /// <param name="index">The job's position in its plan, from 0; in the name it counts from 1.</param>
    public static string Of(int index, string jobName) =>
        string.Create(CultureInfo.InvariantCulture, $"{index + 1:00}-{Safe(jobName)}.log");

    /// <summary>Whether a name read from a plan stays inside the run folder.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0 && name is not ("." or "..") && name.All(letter => !char.IsControl(letter) && letter is not ('/' or '\\' or ':'));

    private static string Safe(string jobName) => string.Create(Math.Min(jobName.Length, LongestName), jobName, static (safe, name) =>
    {
        for (int index = 0; index < safe.Length; index++)
            safe[index] = IsSafe(name[index]) ? name[index] : '-';
    });

    private static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';
}
