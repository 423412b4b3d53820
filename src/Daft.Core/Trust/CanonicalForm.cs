using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Merging;

namespace Daft.Core.Trust;

/// <summary>
/// A configuration as bytes, so that two of them are equal only where the same things run: every field is there even when
/// it is empty. Places, descriptions, <c>desc</c>, <c>fail_text</c> and what becomes of output and logs run nothing and are
/// left out. A change of this form needs another <see cref="Version"/>, and then all must be approved anew.
/// </summary>
internal static class CanonicalForm
{
    private const string Version = "daft-approval-2";

    /// <param name="overrulings">Mostly none, and then nothing is added.</param>
    public static string HashOf(DaftConfiguration configuration, ImmutableArray<RunnableFile> files, ImmutableArray<Overruling> overrulings)
    {
        var bytes = new CanonicalBytes();
        bytes.Add(Version);
        Add(bytes, configuration);
        bytes.AddAll(files, Add);
        if (!overrulings.IsEmpty)
            bytes.AddAll(overrulings, Add);
        return bytes.Hash();
    }

    private static void Add(CanonicalBytes bytes, DaftConfiguration configuration)
    {
        bytes.Add(configuration.ShellSetup?.Path);
        bytes.Add(configuration.SourceDirectory);
        bytes.Add(configuration.LocalSourceDirectory);
        AddAll(bytes, configuration.Environment);
        bytes.AddAll(configuration.Hooks, Add);
    }

    private static void Add(CanonicalBytes bytes, Overruling overruling)
    {
        bytes.Add(overruling.Key);
        bytes.Add(overruling.Value);
    }

    private static void Add(CanonicalBytes bytes, RunnableFile file)
    {
        bytes.Add(file.Path);
        bytes.Add(file.Content);
    }

    private static void Add(CanonicalBytes bytes, HookDefinition hook)
    {
        bytes.Add(hook.Name);
        bytes.Add(hook.Order.ToText());
        bytes.Add(hook.FailMode?.ToText());
        Add(bytes, hook.Skip);
        Add(bytes, hook.Only);
        bytes.AddAll(hook.ExcludedTags, AddText);
        bytes.AddAll(hook.Excluded, AddText);
        bytes.AddAll(hook.Jobs, Add);
    }

    private static void Add(CanonicalBytes bytes, JobDefinition job)
    {
        bytes.Add(job.Name);
        Add(bytes, job.Body);
        bytes.Add(job.Root);
        AddAll(bytes, job.Environment);
        bytes.AddAll(job.Needs, (to, need) => to.Add(need.Name));
        bytes.AddAll(job.Tags, AddText);
        bytes.AddAll(job.Architectures, (to, architecture) => to.Add(architecture.ToText()));
        Add(bytes, job.Skip);
        Add(bytes, job.Only);
        // What every file had before there was a weight stays as it was, and stays approved.
        bytes.Add(job switch { { Background: false } => 0, { Weight: JobWeight.Light } => 2, _ => 1 });
        bytes.Add(job.Interactive ? 1 : 0);
        bytes.Add(job.Priority);
        bytes.Add(job.Timeout?.Ticks ?? -1);
    }

    private static void Add(CanonicalBytes bytes, JobBody body)
    {
        switch (body)
        {
            case JobBody.Run run:
                bytes.Add("run");
                bytes.Add(run.Command.Everywhere);
                AddAll(bytes, run.Command.BySystem, AddText);
                break;
            case JobBody.Script script:
                bytes.Add("script");
                bytes.Add(script.File.Path);
                bytes.Add(script.Runner);
                Add(bytes, script.Arguments);
                break;
            case JobBody.Group group:
                bytes.Add("group");
                bytes.Add(group.Order.ToText());
                bytes.AddAll(group.Jobs, Add);
                break;
        }
    }

    private static void Add(CanonicalBytes bytes, ScriptArguments? arguments)
    {
        bytes.Add(arguments switch { null => null, ScriptArguments.Line => "line", _ => "words" });
        if (arguments is ScriptArguments.Line line)
            bytes.Add(line.Text);
        else if (arguments is ScriptArguments.Words words)
            bytes.AddAll(words.Items, AddText);
    }

    private static void Add(CanonicalBytes bytes, Condition? condition)
    {
        bytes.Add(condition switch { null => null, Condition.Always => "always", Condition.Rules => "rules", _ => "systems" });
        if (condition is Condition.Always always)
            bytes.Add(always.Value ? 1 : 0);
        else if (condition is Condition.Rules rules)
            bytes.AddAll(rules.Items, Add);
        else if (condition is Condition.BySystem systems)
            AddAll(bytes, systems.Systems, Add);
    }

    private static void Add(CanonicalBytes bytes, ConditionRule rule)
    {
        (string kind, string? what, string? value) = rule switch
        {
            ConditionRule.Merge => ("merge", null, null),
            ConditionRule.Rebase => ("rebase", null, null),
            ConditionRule.Ref reference => ("ref", reference.Glob, null),
            ConditionRule.Command command => ("run", command.Text, null),
            ConditionRule.Variable variable => ("env", variable.Name, variable.Value),
            _ => throw new InvalidOperationException($"no form for {rule}"),
        };
        bytes.Add(kind);
        bytes.Add(what);
        bytes.Add(value);
    }

    private static void AddAll(CanonicalBytes bytes, ImmutableArray<EnvironmentEntry> variables) => bytes.AddAll(variables, (to, variable) =>
    {
        to.Add(variable.Name);
        to.Add(variable.Value);
    });

    private static void AddAll<T>(CanonicalBytes bytes, ImmutableSortedDictionary<OperatingSystemName, T> systems, Action<CanonicalBytes, T> add)
    {
        bytes.Add(systems.Count);
        foreach ((OperatingSystemName system, T value) in systems)
        {
            bytes.Add(system.ToText());
            add(bytes, value);
        }
    }

    private static void AddText(CanonicalBytes bytes, string text) => bytes.Add(text);
}
