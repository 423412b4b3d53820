using Daft.Core.Planning;
using Daft.Core.Runs;

namespace Daft.Engine.Store;

/// <summary>
/// A journal as one reader follows it: what was read once is not read again, because its lines never change. A last line
/// that is not ended yet counts as far as it can be read, and is read anew the next time.
/// </summary>
public sealed class JournalTail(RunFolder folder, RunPlan plan)
{
    private RunState _settled = RunState.Initial(plan);
    private long _offset;

    public RunFolder Folder => folder;

    /// <summary>The run as the journal tells it now; as it was told last where the journal cannot be read.</summary>
    public RunState Look()
    {
        ReadOnlySpan<byte> news = Journal.ReadFrom(folder, _offset);
        int whole = news.LastIndexOf((byte)'\n') + 1;
        _settled = _settled.After(JournalJson.ReadAll(news[..whole]));
        _offset += whole;
        return _settled.After(JournalJson.ReadAll(news[whole..]));
    }
}
