namespace Daft.Engine.Preparing;

internal static class RepositoryUrl
{
    /// <summary>What stands before <c>@</c> in the address of a server may be a token; a plan and a job's environment are no place for it.</summary>
    public static string? WithoutPassword(string? url)
    {
        if (url is null || url.IndexOf("://", StringComparison.Ordinal) is var scheme && scheme < 0)
            return url;
        int start = scheme + "://".Length;
        int end = url.IndexOf('/', start) is var slash && slash < 0 ? url.Length : slash;
        int at = url.LastIndexOf('@', end - 1, end - start);
        bool isName = at >= 0 && url.IndexOf(':', start, at - start) < 0 && !url.StartsWith("http", StringComparison.OrdinalIgnoreCase);
        return at < 0 || isName ? url : url[..start] + url[(at + 1)..];
    }
}
