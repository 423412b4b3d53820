using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Daft.Engine.Platform.MacOS;

namespace Daft.Engine.Tests.Platform;

/// <summary>
/// The layouts as xnu's headers give them for 64-bit processes, counted by hand: a wrong offset would compile, and would
/// read another field of the right process.
/// </summary>
[TestClass]
public sealed class MacLayoutTests
{
    [TestMethod]
    public void Sizes_are_those_of_the_headers()
    {
        Assert.AreEqual((12 * 4) + 16 + 32 + (6 * 4) + (2 * 8), Unsafe.SizeOf<BsdInformation>());
        Assert.AreEqual(2 * (136 + 4 + 4 + 8 + 1024), Unsafe.SizeOf<FolderInformation>());
        Assert.AreEqual(144, Unsafe.SizeOf<FileStatus>());
        Assert.AreEqual(32, Unsafe.SizeOf<KernelEvent>());
        Assert.AreEqual(16, Unsafe.SizeOf<TimeSpecification>());
    }

    [TestMethod]
    public void A_process_is_where_proc_bsdinfo_has_it()
    {
        // pbi_flags, pbi_status, pbi_xstatus, pbi_pid, pbi_ppid, five ids, pbi_svgid, rfu_1, pbi_comm[16], pbi_name[32],
        // pbi_nfiles, pbi_pgid, pbi_pjobc, e_tdev, e_tpgid, pbi_nice, pbi_start_tvsec, pbi_start_tvusec
        Assert.AreEqual(1 * 4, OffsetOf<BsdInformation>(nameof(BsdInformation.State)));
        Assert.AreEqual(4 * 4, OffsetOf<BsdInformation>(nameof(BsdInformation.Parent)));
        Assert.AreEqual(12 * 4, OffsetOf<BsdInformation>(nameof(BsdInformation.Command)));
        Assert.AreEqual((12 * 4) + 48 + 4, OffsetOf<BsdInformation>(nameof(BsdInformation.Group)));
        Assert.AreEqual((18 * 4) + 48, OffsetOf<BsdInformation>(nameof(BsdInformation.StartSeconds)));
        Assert.AreEqual((18 * 4) + 48 + 8, OffsetOf<BsdInformation>(nameof(BsdInformation.StartMicroseconds)));
    }

    [TestMethod]
    public void A_path_follows_the_vnode_and_an_inode_the_mode()
    {
        // vinfo_stat: 4 + 2 + 2 + 8 + 4 + 4, ten of 8, four of 4, two of 8; then vi_type, vi_pad, vi_fsid
        Assert.AreEqual(24 + (10 * 8) + (4 * 4) + (2 * 8) + 4 + 4 + 8, OffsetOf<FolderInformation>(nameof(FolderInformation.Path)));
        Assert.AreEqual(0, OffsetOf<FileStatus>(nameof(FileStatus.Device)));
        Assert.AreEqual(4 + 2 + 2, OffsetOf<FileStatus>(nameof(FileStatus.Inode)));
    }

    [TestMethod]
    public void An_event_has_its_filter_after_its_identifier()
    {
        Assert.AreEqual(8, OffsetOf<KernelEvent>(nameof(KernelEvent.Filter)));
        Assert.AreEqual(10, OffsetOf<KernelEvent>(nameof(KernelEvent.Flags)));
        Assert.AreEqual(12, OffsetOf<KernelEvent>(nameof(KernelEvent.FilterFlags)));
        Assert.AreEqual(16, OffsetOf<KernelEvent>(nameof(KernelEvent.Data)));
        Assert.AreEqual(24, OffsetOf<KernelEvent>(nameof(KernelEvent.UserData)));
    }

    [TestMethod]
    public void Arguments_are_read_between_the_executable_and_the_environment()
    {
        byte[] block = [4, 0, 0, 0, .. "/usr/bin/git\0\0\0\0git\0worktree\0remove\0\0HOME=/\0"u8];
        Assert.AreEqual("git|worktree|remove|", string.Join('|', ArgumentBlock.Read(block)));
        Assert.IsEmpty(ArgumentBlock.Read(block.AsSpan(0, block.Length - 12)));
        Assert.IsEmpty(ArgumentBlock.Read([1, 0]));
        Assert.IsEmpty(ArgumentBlock.Read("\u0001\0\0\0/usr/bin/git"u8));
    }

    private static int OffsetOf<T>(string field) => (int)Marshal.OffsetOf<T>(field);
}
