using Daft.Core.Configuration.Language;
using Daft.Core.Json;

namespace Daft.Core.Configuration.Schema;

/// <summary>
/// What <c>daft.yml</c> may say, as a JSON Schema for editors. It is made from the tables that the reader reads by, so that
/// neither knows a key of which the other has not heard. A schema sees one value at a time: what two values say of each
/// other (names, needs, orders) the reader alone can tell.
/// </summary>
public static class ConfigurationSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>A file may be empty.</summary>
    private static readonly ValueShape File = new ValueShape.Either([new ValueShape.Fields(FileKeys.All), new ValueShape.Nothing()]);

    /// <returns>UTF-8 over several lines, the same whenever it is called.</returns>
    public static byte[] Write() => JsonBytes.WriteIndented(json =>
    {
        var writer = new SchemaWriter(json);
        json.WriteString("$schema", Dialect);
        json.WriteString("title", "daft.yml");
        json.WriteString("description", "What daft runs in every worktree that git makes.");
        writer.Write(File);
        writer.WriteDefinitions();
    });
}
