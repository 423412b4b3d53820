using Daft.Core.Trust;
using Daft.Messages;
using Daft.Terminal;

namespace Daft.Reporting;

/// <summary>Shows what would run, or how that differs from what was approved. The listing is fit for a terminal as it stands.</summary>
public static class ContentLines
{
    public static IReadOnlyList<string> Listing(string file, ApprovalContent content) =>
        [TrustMessages.Listing(file), .. content.Listing.Select(line => "  " + line)];

    public static IReadOnlyList<string> Difference(TerminalTraits traits, string file, IReadOnlyList<string> before, ApprovalContent content)
    {
        var style = new Style(traits);
        return [TrustMessages.Difference(file), .. ContentDifference.Between(before, content.Listing).Select(line => Line(style, line))];
    }

    private static string Line(Style style, DifferenceLine line) => line.Change switch
    {
        LineChange.Added => style.Good("+ " + line.Text),
        LineChange.Removed => style.Bad("- " + line.Text),
        _ => "  " + line.Text,
    };
}
