using Daft.Core.Slots;

namespace Daft.Core.Tests.Slots;

/// <summary>
/// Many who draw numbers, stand in line and run, one small step of one of them at a time, as chance has it. A look takes two
/// steps: what comes or goes in between may be seen or not, as it is with readdir(3).
/// </summary>
internal sealed class LineSimulation
{
    private const int MostSteps = 200_000;

    private readonly Random _random;
    private readonly int _limit;
    private readonly bool _killsSome;
    private readonly HashSet<string> _folder = [];
    private readonly List<Client> _clients;

    public LineSimulation(Random random, int clients, int limit, bool killsSome)
    {
        _random = random;
        _limit = limit;
        _killsSome = killsSome;
        _clients = [.. Enumerable.Range(0, clients).Select(number => new Client($"run{number}"))];
    }

    private enum Stage
    {
        Drawing,
        Checking,
        Waiting,
        Running,
        Over,
    }

    public void ToTheEnd()
    {
        for (int step = 0; _clients.Any(client => client.Stage != Stage.Over); step++)
        {
            Assert.IsLessThan(MostSteps, step, "somebody waits for ever");
            Client[] open = [.. _clients.Where(client => client.Stage != Stage.Over)];
            Step(open[_random.Next(open.Length)]);
            Assert.IsLessThanOrEqualTo(_limit, _clients.Count(client => client.Stage == Stage.Running));
        }

        Assert.IsEmpty(_folder);
    }

    private void Step(Client client)
    {
        if (_killsSome && _random.Next(100) == 0)
            Leave(client, Stage.Over);
        else if (client.Stage is Stage.Drawing or Stage.Checking && client.Look is null)
            client.Look = [.. _folder];
        else if (client.Stage == Stage.Drawing)
            Stand(client, new SlotLine(EndOfLook(client)));
        else if (client.Stage == Stage.Checking)
            Check(client, new SlotLine(EndOfLook(client)));
        else if (client.Stage == Stage.Waiting)
            Wait(client);
        else
            Leave(client, Stage.Over);
    }

    private void Stand(Client client, SlotLine line)
    {
        client.Ticket = new SlotTicket(line.NextNumber, client.Run, 0);
        _folder.Add(client.Ticket.Name);
        client.Stage = Stage.Checking;
    }

    private void Check(Client client, SlotLine line)
    {
        if (!line.IsLast(client.Ticket!))
        {
            Leave(client, Stage.Drawing);
            return;
        }

        client.Before = [.. line.Before(client.Ticket!).Select(ticket => ticket.Name)];
        client.Stage = Stage.Waiting;
    }

    private void Wait(Client client)
    {
        int known = client.Before.Count;
        client.Before.RemoveAll(name => !_folder.Contains(name));
        Assert.IsLessThanOrEqualTo(known, client.Before.Count);
        if (client.Before.Count < _limit)
            client.Stage = Stage.Running;
    }

    private void Leave(Client client, Stage next)
    {
        if (client.Ticket is { } ticket)
            _folder.Remove(ticket.Name);
        client.Ticket = null;
        client.Look = null;
        client.Stage = next;
    }

    private string[] EndOfLook(Client client)
    {
        HashSet<string> atFirst = client.Look!;
        client.Look = null;
        return [.. atFirst.Union(_folder).Where(name => (atFirst.Contains(name) && _folder.Contains(name)) || _random.Next(2) == 0)];
    }

    private sealed class Client(string run)
    {
        public string Run => run;

        public Stage Stage { get; set; }

        /// <summary>What was there when the look began; null while none is under way.</summary>
        public HashSet<string>? Look { get; set; }

        public SlotTicket? Ticket { get; set; }

        public List<string> Before { get; set; } = [];
    }
}
