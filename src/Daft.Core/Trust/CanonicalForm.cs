using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Daft.Core.Configuration;
using Daft.Core.Merging;

namespace Daft.Core.Trust;

/// <summary>
/// A configuration as bytes, so that two of them are equal only where the same things run: every text and list says its
/// length first, every field is there even when it is empty. Places, descriptions and <c>fail_text</c> run nothing and
/// are left out. A change of this form needs another <see cref="Version"/>, and then all must be approved anew.
/// </summary>
internal sealed class CanonicalForm
{
    private const string Version = "daft-approval-1";

    private readonly ArrayBufferWriter<byte> _bytes = new();

    /// <param name="overrulings">Mostly none, and then nothing is added: what came before is approved as it was.</param>
    public static string HashOf(DaftConfiguration configuration, ImmutableArray<Overruling> overrulings)
    {
        var form = new CanonicalForm();
        form.Add(Version);
        form.AddAll(configuration.Hooks, form.Add);
        if (!overrulings.IsEmpty)
            form.AddAll(overrulings, form.Add);
        return Convert.ToHexStringLower(SHA256.HashData(form._bytes.WrittenSpan));
    }

    private void Add(HookDefinition hook)
    {
        Add(hook.Name);
        Add(hook.Order switch { JobOrder.Parallel => "parallel", JobOrder.Piped => "piped", _ => "follow" });
        Add(hook.FailMode switch { null => null, FailMode.Warn => "warn", _ => "abort" });
        AddAll(hook.Jobs, Add);
    }

    private void Add(JobDefinition job)
    {
        Add(job.Name);
        Add(job.Run.Everywhere);
        AddAll([.. job.Run.BySystem], command =>
        {
            Add(command.Key.ToText());
            Add(command.Value);
        });
        Add(job.Root);
        AddAll(job.Environment, variable =>
        {
            Add(variable.Name);
            Add(variable.Value);
        });
        AddAll(job.Needs, need => Add(need.Name));
        Add(job.Background ? 1 : 0);
        Add(job.Priority);
        Add(job.Timeout?.Ticks ?? -1);
    }

    private void Add(Overruling overruling)
    {
        Add(overruling.Key);
        Add(overruling.Value);
    }

    private void AddAll<T>(ImmutableArray<T> items, Action<T> add)
    {
        Add(items.Length);
        foreach (T item in items)
            add(item);
    }

    /// <summary>UTF-16, as texts are in memory: it takes every text, and no two become one.</summary>
    private void Add(string? text)
    {
        Add(text?.Length ?? -1);
        foreach (char letter in text ?? "")
            BinaryPrimitives.WriteUInt16LittleEndian(Reserve(sizeof(char)), letter);
    }

    private void Add(long number) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), number);

    private Span<byte> Reserve(int count)
    {
        Span<byte> span = _bytes.GetSpan(count)[..count];
        _bytes.Advance(count);
        return span;
    }
}
