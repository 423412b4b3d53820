namespace Daft.Core.Slots;

/// <summary>The line of all heavy background jobs of a machine, as one look shows it: those that run and those that wait.</summary>
/// <remarks>
/// There are no slots besides the line. Whoever wants to start a job draws a number higher than all in the line and stands in
/// it until the job has ended; with four slots, the first four of the line run. So there is nothing to hand over and nothing
/// that could be handed over wrong, the line is the whole state, and each can tell by itself whether it is its turn.
/// <para>
/// The order is that of the requests: who asked first, which is when a job's needs are met, goes first. Whatever prefers some
/// over others (the newest worktree, because somebody just made it; the shortest job) lets a stream of those keep one of the
/// others waiting for ever. Here the number of those before a job never grows, and falls with every job that ends: nobody
/// starves. A job gives its number up only when it cannot start for another reason than the slots.
/// </para>
/// <para>
/// Nobody is asked before a number is drawn, so two may draw at once, and one that was slow may come to stand before one that
/// has counted those before it and found itself among the first. Therefore whoever has drawn looks once more, and gives its
/// number back for a higher one if anybody stands behind it. Of two, one always sees the other: the look of the later number
/// comes after it was drawn; where the earlier number's look missed it, the earlier number stood before that look. A number
/// that was given back was in nobody's way: who saw it waits until it is gone. So those before one who stands are all known
/// from its first look on, and there need be no second: it only has to notice who leaves.
/// </para>
/// </remarks>
public sealed class SlotLine
{
    private readonly SlotTicket[] _tickets;

    /// <param name="names">Of the files in the folder; what is no ticket is passed over.</param>
    public SlotLine(IEnumerable<string> names) => _tickets = [.. names.Select(SlotTicket.Find).OfType<SlotTicket>().Order()];

    /// <summary>For one who is to stand behind all the others.</summary>
    public long NextNumber => _tickets.Length == 0 ? 1 : _tickets[^1].Number + 1;

    /// <summary>Whether one who has drawn may keep the number: nobody stands behind it.</summary>
    public bool IsLast(SlotTicket drawn) => _tickets.Length == 0 || _tickets[^1] <= drawn;

    /// <summary>Those before one who stands, the first of the line first.</summary>
    public IEnumerable<SlotTicket> Before(SlotTicket standing) => _tickets.TakeWhile(ticket => ticket < standing);

    /// <summary>The same for one who may not have drawn yet and will stand behind so many others who have not.</summary>
    public int? ForeseePlace(string runId, int job, int limit, int othersToCome) =>
        Stands(runId, job) ? FindPlace(runId, job, limit) : Beyond(_tickets.Length + othersToCome, limit);

    public bool Stands(string runId, int job) => Array.Exists(_tickets, ticket => ticket.Job == job && ticket.RunId == runId);

    /// <summary>1 for the one who starts next; null for who starts now or has started, and who is not in the line.</summary>
    public int? FindPlace(string runId, int job, int limit)
    {
        int before = Array.FindIndex(_tickets, ticket => ticket.Job == job && ticket.RunId == runId);
        return Beyond(before, limit);
    }

    private static int? Beyond(int before, int limit) => before >= limit ? before - limit + 1 : null;
}
