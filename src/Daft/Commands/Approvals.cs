using Daft.Core.Trust;
using Daft.Engine.Trust;

namespace Daft.Commands;

internal static class Approvals
{
    public static void Write(Composition composition, CurrentRepository repository, ApprovalContent content) =>
        composition.Trust.Approve(
            repository.Layout.CommonDirectory,
            new Approval { Hash = content.Hash, ApprovedAt = composition.Time.GetUtcNow(), Listing = content.Listing });
}
