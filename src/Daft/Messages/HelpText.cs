namespace Daft.Messages;

/// <summary>The page of <c>daft --help</c>, grouped by what people want to do.</summary>
public static class HelpText
{
    public static string Root => """
        daft runs the jobs of daft.yml in every worktree that `git worktree add` makes.

        Usage: daft COMMAND [OPTIONS]

        Set up
          init [--stdout]       write a first daft.yml for what is in this repository
          install               let git call daft in this repository
          uninstall             undo it
          trust [--yes]         approve what this worktree's daft.yml would run
          validate [FILE...]    check a daft.yml
          dump                  print all its layers as one file, and where each job comes from
          schema                print its JSON Schema, for editors
          status                what is installed, what is approved, how the last run went;
                                --format '{warm}' says it in one line, for prompts

        Jobs of this worktree
          jobs [--all]          list them; --all: of every worktree, removed ones too
          logs [-f] [JOB]       print a job's output; -f: as it comes; --all: of every job; --last N; --path
          wait [JOB...]         wait until they have ended: 0 all done, 1 one is not, 3 nothing known, 4 out of time
          cancel JOB... | --all stop them; --run RUN, --worktree W: those of a run, of another worktree
          run [HOOK]            run a hook's jobs now; --job NAME: only this one and what it needs
          retry [JOB...]        run again what failed, was cancelled, blocked or lost
          prune                 delete the logs of this repository's runs that are over

        Everywhere
          -h, --help            of daft or of a command
          --version
          --color WHEN          auto, always or never

        `daft hooks COMMAND` is the longer spelling of the same commands.

        In the environment
          DAFT=0                    daft does nothing when git calls it
          DAFT_OUTPUT=full          everything that foreground jobs write is shown
          DAFT_NO_BACKGROUND_JOBS=1 every job runs in the foreground
          NO_COLOR=1                no colours, and nothing is redrawn

        Exit status: 0 done, 1 a job failed, 2 daft could not do it, 3 no such run or job, 4 timed out,
        70 a bug of daft's, 130 and 143 interrupted.
        """;

    public static string Init => "Write a first daft.yml, with jobs for the tools that this repository uses; never over an existing one";

    public static string InitToOutput => "Print it to standard output and write nothing";

    public static string Install => "Let git call daft in this repository: every `git worktree add` then runs the jobs of daft.yml";

    public static string Uninstall => "Undo `daft install`, byte for byte";

    public static string Trust => "Show what this worktree's daft.yml would run, and approve exactly that";

    public static string Validate => "Check a daft.yml and name every mistake in it";

    public static string Schema => "Print the JSON Schema of daft.yml (draft 2020-12), for editors";

    public static string Dump => "Print the configuration of this worktree, all layers in one, with the place of every job";

    public static string Status => "Say what is installed, what is approved, and how this worktree's last run went";

    public static string Jobs => "List the jobs of this worktree's runs";

    public static string Logs => "Print the output of a job's latest run in this worktree, byte for byte";

    public static string Wait => "Wait until jobs of this worktree have ended; exits 1 if one failed, was cancelled, blocked or lost, 3 if nothing is known, 4 when out of time";

    public static string Cancel => "Stop jobs of this worktree, and wait until they have stopped";

    public static string Run => "Run the jobs of a hook in this worktree, as its daft.yml stands now";

    public static string Retry => "Run again what of the last run failed, was cancelled, blocked or lost, and what it needs, as this worktree's daft.yml stands now";

    public static string RetryJobs => "Only these of them";

    public static string RetryFailed => "Leave out what was cancelled";

    public static string Format => "One line for prompts: {warm} {jobs} {running} {queued} {done} {failed} {cancelled} {worktree} {path} {branch}";

    public static string WaitJson => "At the end, also when out of time, print one JSON object to standard output";

    public static string Json => "Print JSON to standard output";

    public static string PlanJson => "With --dry-run: print JSON to standard output";

    public static string Color => "auto, always or never";

    public static string AllWorktrees => "Of every worktree of this repository, removed ones too";

    public static string FollowLog => "Go on until the job ends";

    public static string LogJob => "Name of a job; none: the only one, or the only one that failed";

    public static string AllLogs => "Every job of the run, in the order in which they started (with -f: as it comes), each line after its job's name";

    public static string LastLines => "Only the last N lines";

    public static string LogPath => "Print where the log is instead";

    public static string OfRun => "Of this run, by its id or the beginning of it (daft jobs --all)";

    public static string OfWorktree => "Of another worktree, by its path, name or branch; it may be removed";

    public static string Prune => "Delete the logs and records of all runs of this repository that are over, whatever their worktree";

    public static string PruneDryRun => "List what would be deleted, and delete nothing";

    public static string OlderThan => "Only runs that ended longer ago, for example 7d or 12h";

    public static string OneJob => "Name of a job";

    public static string WaitJobs => "Names of jobs; none: all of them";

    public static string Timeout => "Give up after so long, for example 90s, 5m or 1h30m";

    public static string CancelJobs => "Names of jobs";

    public static string CancelRun => "Those of this run, in whatever worktree: its id, or the beginning of it";

    public static string CancelWorktree => "Those of another worktree, by its path, name or branch; it may be removed";

    public static string CancelEverywhere => "Those of every worktree of the repository, removed ones too";

    public static string CancelAll => "All jobs of this worktree";

    public static string Hook => "The hook to run";

    public static string OnlyJobs => "Only this job, and what it needs; once for each";

    public static string DryRun => "Show what would run, and run nothing";

    public static string Yes => "Approve without asking";

    public static string Files => "The files to check, - for standard input; none: this worktree's own configuration, all its layers, and whether the folders it names are there";
}
