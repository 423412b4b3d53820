using System.Collections.Immutable;
using Daft.Core.Configuration;

namespace Daft.Core.Merging;

/// <summary>Every sentence about a mistake between the files of a configuration.</summary>
public static class LayerProblems
{
    public static Problem NoFileName(SourcePlace place) =>
        new(place, "'extends' takes the name of a file, or a list of names", "write it relative to this file");

    public static Problem NothingToExtend(SourcePlace place) =>
        new(place, "'extends' is for the repository's own files", "write the jobs here: this file lies over the repository's or under it as it is");

    public static Problem NotInTree(Extension named) =>
        new(named.Place, $"{Quoted(named.Name)} leads out of the repository", "name a file of the repository, relative to this one, with '/' between folders");

    public static Problem NoSuchFile(Extension named, string path) =>
        new(named.Place, $"there is no file {Quoted(path)}", "it is looked for from the folder of the file that names it");

    public static Problem Circle(Extension named, ImmutableArray<string> files) =>
        new(named.Place, $"files extend one another: {string.Join(" → ", files.Select(file => VisibleText.Excerpt(file)))}", "remove one of these 'extends'");

    public static Problem TooMany(Extension named, int most) =>
        new(named.Place, $"more than {most} files are extended", "put some of them together");

    private static string Quoted(string text) => $"'{VisibleText.Excerpt(text)}'";
}
