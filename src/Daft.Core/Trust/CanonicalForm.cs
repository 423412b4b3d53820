using System.Collections.Immutable;
using Daft.Core.Configuration;
using Daft.Core.Merging;

namespace Daft.Core.Trust;

/// <summary>
/// A configuration as bytes, so that two of them are equal only where the same things run: every field is there even when
/// it is empty. Places, descriptions, <c>desc</c>, <c>fail_text</c> and what becomes of output and logs run nothing and are
/// left out. A change of this form needs another <see cref="Version"/>, and then all must be approved anew.
/// </summary>
internal sealed class CanonicalForm
{
    private const string Version = "daft-approval-2";

    private readonly CanonicalBytes _bytes = new();

    /// <param name="overrulings">Mostly none, and then nothing is added.</param>
    public static string HashOf(DaftConfiguration configuration, ImmutableArray<RunnableFile> files, ImmutableArray<Overruling> overrulings)
    {
        var form = new CanonicalForm();
        form._bytes.Add(Version);
        form.Add(configuration);
        form._bytes.AddAll(files, form.Add);
        if (!overrulings.IsEmpty)
            form._bytes.AddAll(overrulings, form.Add);
        return form._bytes.Hash();
    }

    private void Add(DaftConfiguration configuration)
    {
        _bytes.Add(configuration.ShellSetup?.Path);
        _bytes.Add(configuration.SourceDirectory);
        _bytes.Add(configuration.LocalSourceDirectory);
        AddAll(configuration.Environment);
        _bytes.AddAll(configuration.Hooks, Add);
    }

    private void Add(Overruling overruling)
    {
        _bytes.Add(overruling.Key);
        _bytes.Add(overruling.Value);
    }

    private void Add(RunnableFile file)
    {
        _bytes.Add(file.Path);
        _bytes.Add(file.Content);
    }

    private void Add(HookDefinition hook)
    {
        _bytes.Add(hook.Name);
        _bytes.Add(hook.Order.ToText());
        _bytes.Add(hook.FailMode?.ToText());
        Add(hook.Skip);
        Add(hook.Only);
        _bytes.AddAll(hook.ExcludedTags, _bytes.Add);
        _bytes.AddAll(hook.Excluded, _bytes.Add);
        _bytes.AddAll(hook.Jobs, Add);
    }

    private void Add(JobDefinition job)
    {
        _bytes.Add(job.Name);
        Add(job.Body);
        _bytes.Add(job.Root);
        AddAll(job.Environment);
        _bytes.AddAll(job.Needs, need => _bytes.Add(need.Name));
        _bytes.AddAll(job.Tags, _bytes.Add);
        _bytes.AddAll(job.Architectures, architecture => _bytes.Add(architecture.ToText()));
        Add(job.Skip);
        Add(job.Only);
        // What every file had before there was a weight stays as it was, and stays approved.
        _bytes.Add(job switch { { Background: false } => 0, { Weight: JobWeight.Light } => 2, _ => 1 });
        _bytes.Add(job.Interactive ? 1 : 0);
        _bytes.Add(job.Priority);
        _bytes.Add(job.Timeout?.Ticks ?? -1);
    }

    private void Add(JobBody body)
    {
        switch (body)
        {
            case JobBody.Run run:
                _bytes.Add("run");
                _bytes.Add(run.Command.Everywhere);
                AddAll(run.Command.BySystem, _bytes.Add);
                break;
            case JobBody.Script script:
                _bytes.Add("script");
                _bytes.Add(script.File.Path);
                _bytes.Add(script.Runner);
                Add(script.Arguments);
                break;
            case JobBody.Group group:
                _bytes.Add("group");
                _bytes.Add(group.Order.ToText());
                _bytes.AddAll(group.Jobs, Add);
                break;
        }
    }

    private void Add(ScriptArguments? arguments)
    {
        _bytes.Add(arguments switch { null => null, ScriptArguments.Line => "line", _ => "words" });
        if (arguments is ScriptArguments.Line line)
            _bytes.Add(line.Text);
        else if (arguments is ScriptArguments.Words words)
            _bytes.AddAll(words.Items, _bytes.Add);
    }

    private void Add(Condition? condition)
    {
        _bytes.Add(condition switch { null => null, Condition.Always => "always", Condition.Rules => "rules", _ => "systems" });
        if (condition is Condition.Always always)
            _bytes.Add(always.Value ? 1 : 0);
        else if (condition is Condition.Rules rules)
            _bytes.AddAll(rules.Items, Add);
        else if (condition is Condition.BySystem systems)
            AddAll(systems.Systems, Add);
    }

    private void Add(ConditionRule rule)
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
        _bytes.Add(kind);
        _bytes.Add(what);
        _bytes.Add(value);
    }

    private void AddAll(ImmutableArray<EnvironmentEntry> variables) => _bytes.AddAll(variables, variable =>
    {
        _bytes.Add(variable.Name);
        _bytes.Add(variable.Value);
    });

    private void AddAll<T>(ImmutableSortedDictionary<OperatingSystemName, T> systems, Action<T> add) => _bytes.AddAll(systems, system =>
    {
        _bytes.Add(system.Key.ToText());
        add(system.Value);
    });
}
