namespace Daft.Core.Tests.Recipes;

[TestClass]
public sealed class NodeRecipesTests
{
    private const string Vite = """{"devDependencies": {"vite": "^8.0.0"}, "scripts": {"build": "vite build"}}""";
    private const string Next = """{"dependencies": {"next": "16"}}""";
    private const string Build = """{"scripts": {"build": "tsc -b"}}""";
    private const string Workspaces = """{"workspaces": ["apps/*"], "scripts": {"build": "turbo build"}}""";

    [TestMethod]
    public void The_vite_application_of_a_pnpm_workspace_is_warmed_where_it_lives() => Assert.AreEqual(
        """
        install-deps: pnpm install --frozen-lockfile
        warmup-vite in apps/web: pnpm exec vite optimize --force & after install-deps
        """,
        Jobs(("pnpm-lock.yaml", ""), ("pnpm-workspace.yaml", ""), ("package.json", Build), ("apps/web/package.json", Vite), ("apps/web/index.html", "")));

    [TestMethod]
    public void Two_applications_are_told_apart_by_their_folders() => Assert.AreEqual(
        """
        install-deps: npm ci
        warmup-vite-apps-admin in apps/admin: npm exec -- vite optimize --force & after install-deps
        warmup-vite-apps-web in apps/web: npm exec -- vite optimize --force & after install-deps
        """,
        Jobs(
            ("package-lock.json", ""),
            ("package.json", Workspaces),
            ("apps/web/package.json", Vite),
            ("apps/web/index.html", ""),
            ("apps/admin/package.json", Vite),
            ("apps/admin/index.html", "")));

    [TestMethod]
    public void A_library_that_vite_only_builds_has_nothing_to_optimise() => Assert.AreEqual(
        "install-deps: npm ci\nwarmup-build: npm run build & after install-deps",
        Jobs(("package-lock.json", ""), ("package.json", Vite)));

    [TestMethod]
    public void A_package_that_is_not_installed_with_the_root_is_not_warmed_by_it() => Assert.AreEqual(
        "install-deps: pnpm install --frozen-lockfile",
        Jobs(("pnpm-lock.yaml", ""), ("package.json", "{}"), ("apps/web/package.json", Vite), ("apps/web/index.html", "")));

    [TestMethod]
    public void A_package_with_a_lock_file_of_its_own_belongs_to_itself() => Assert.AreEqual(
        """
        install-deps-npm: npm ci
        install-deps-apps-web in apps/web: pnpm install --frozen-lockfile
        warmup-vite-apps-web in apps/web: pnpm exec vite optimize --force & after install-deps-apps-web
        """,
        Jobs(
            ("package-lock.json", ""),
            ("package.json", """{"workspaces": {"packages": ["apps/*"]}}"""),
            ("apps/web/pnpm-lock.yaml", ""),
            ("apps/web/package.json", Vite),
            ("apps/web/index.html", "")));

    [TestMethod]
    [DataRow("package-lock.json", "npm exec -- next build")]
    [DataRow("pnpm-lock.yaml", "pnpm exec next build")]
    [DataRow("yarn.lock", "yarn run next build")]
    [DataRow("bun.lock", "bun run next build")]
    public void Next_is_warmed_by_its_build(string lockFile, string command) =>
        StringAssert.Contains(Jobs((lockFile, ""), ("package.json", Next)), $"warmup-next: {command} & after install-deps", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("package-lock.json", "npm run build")]
    [DataRow("pnpm-lock.yaml", "pnpm run build")]
    [DataRow("yarn.lock", "yarn run build")]
    [DataRow("bun.lock", "bun run build")]
    public void Anything_else_is_warmed_by_its_build_script(string lockFile, string command) =>
        StringAssert.Contains(Jobs((lockFile, ""), ("package.json", Build)), $"warmup-build: {command} & after install-deps", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("yarn@1.22.22", "yarn install --frozen-lockfile")]
    [DataRow("yarn@4.9.1", "yarn install --immutable")]
    public void The_version_of_yarn_is_told_by_the_manifest(string manager, string command) =>
        StringAssert.Contains(Jobs(("yarn.lock", ""), ("package.json", $$"""{"packageManager": "{{manager}}"}""")), command, StringComparison.Ordinal);

    [TestMethod]
    public void Of_two_lock_files_in_a_folder_npms_is_the_one_left_behind() =>
        Assert.AreEqual("install-deps: pnpm install --frozen-lockfile", Jobs(("package-lock.json", ""), ("pnpm-lock.yaml", "")));

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("""{"scripts": [], "dependencies": 3, "workspaces": true, "packageManager": {}}""")]
    [DataRow("""{"scripts": {"build": null}, "dependencies": {"next": {}}""")]
    public void A_manifest_that_makes_no_sense_says_nothing(string manifest) =>
        Assert.AreEqual("install-deps: npm ci", Jobs(("package-lock.json", ""), ("package.json", manifest)));

    private static string Jobs(params (string Path, string Text)[] files) => Drafts.Jobs(files.ToDictionary(file => file.Path, file => file.Text));
}
