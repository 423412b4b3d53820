using Daft.Core.Configuration;
using Daft.Core.Recipes;

namespace Daft.Core.Tests.Recipes;

/// <summary>The text that <c>daft init</c> writes.</summary>
[TestClass]
public sealed class ConfigurationDraftTests
{
    private static readonly string[] EveryFile =
    [
        "flake.nix", "Cargo.toml", "Cargo.lock", "go.mod", "package-lock.json", "deno.lock", "uv.lock", "requirements.txt", "poetry.lock",
        "build.gradle", "pom.xml", "App.sln", "Gemfile.lock", "composer.lock", "symfony.lock", "mix.lock", "CMakeLists.txt", "go.work",
    ];

    [TestMethod]
    public void It_reads_as_a_colleague_would_have_written_it() => StringAssert.EndsWith(
        ConfigurationDraft.Write(Drafts.Look(new Dictionary<string, string> { ["api/Cargo.lock"] = "", ["api/Cargo.toml"] = "[workspace]\n" }).Recipes),
        """
        hooks:
          worktree-post-create:
            jobs:
              # Rust, because of api/Cargo.lock.
              # Downloads the crates into the cache that all worktrees share.
              - name: fetch-deps
                root: api
                run: cargo fetch --locked

              # Nobody has to wait for the compiler: afterwards `cargo build` has nothing to do. Each worktree keeps a
              # target folder of its own, because builds that share one wait for each other.
              # To warm only what you work on: cargo build -p server -p worker
              # With sccache installed, the variables below let the dependencies that one worktree has compiled serve the next;
              # crates of the worktree itself are compiled again, because sccache tells folders apart.
              - name: warmup-build
                root: api
                run: cargo build --workspace
                background: true
                needs: [fetch-deps]
                # env:
                #   RUSTC_WRAPPER: sccache
                #   SCCACHE_DIR: ${HOME}/.cache/sccache

        """,
        StringComparison.Ordinal);

    [TestMethod]
    public void The_schema_is_on_the_first_line_for_editors_to_see() =>
        StringAssert.StartsWith(ConfigurationDraft.Write([]), "# yaml-language-server: $schema=.daft/schema.json\n", StringComparison.Ordinal);

    [TestMethod]
    public void What_is_found_in_all_repositories_together_is_valid()
    {
        foreach (string[] some in EveryFile.Chunk(4).Append(EveryFile).Concat(EveryFile.Select(file => new[] { file })))
        {
            RecipeFindings findings = Drafts.Look(some);
            Assert.HasCount(findings.Recipes.Sum(recipe => recipe.Jobs.Count()), Drafts.Read(findings));
        }
    }

    [TestMethod]
    public void Nothing_found_is_a_valid_file_that_runs_nothing() => Assert.IsEmpty(Drafts.Read(ConfigurationDraft.Write([])));

    [TestMethod]
    public void The_example_is_valid_once_its_comment_signs_are_gone()
    {
        string text = ConfigurationDraft.Write([]).Replace("\n      # Nothing", "\n      ## Nothing", StringComparison.Ordinal).Replace("\n      # ", "\n      ", StringComparison.Ordinal);

        CollectionAssert.AreEqual(new[] { "install-deps", "warmup-build" }, Drafts.Read(text).Select(job => job.Name).ToArray());
    }

    [TestMethod]
    public void The_alternatives_of_a_job_are_valid_once_their_comment_signs_are_gone()
    {
        string text = ConfigurationDraft.Write(Drafts.Look("Cargo.toml").Recipes).Replace("\n        # ", "\n        ", StringComparison.Ordinal);

        CollectionAssert.AreEqual(new[] { "RUSTC_WRAPPER", "SCCACHE_DIR" }, Drafts.Read(text)[^1].Environment.Select(variable => variable.Name).ToArray());
    }

    [TestMethod]
    [DataRow("null")]
    [DataRow("No")]
    [DataRow("123")]
    [DataRow("- a")]
    [DataRow("it's")]
    [DataRow("a #b")]
    [DataRow("#a")]
    [DataRow("[a], &b *c")]
    [DataRow("%a @b `c` \"d\"")]
    [DataRow("$a")]
    [DataRow("a ")]
    [DataRow(" a")]
    [DataRow("?")]
    [DataRow("für 日本 🚀")]
    public void A_folders_name_is_read_back_whatever_it_means_in_YAML(string folder)
    {
        JobDefinition job = Drafts.Read(Drafts.Look($"{folder}/package-lock.json")).SingleOrDefault() ?? throw new AssertFailedException("no job");

        Assert.AreEqual(folder, job.Root);
    }

    [TestMethod]
    public void Random_names_of_folders_are_read_back_as_they_are_or_passed_over()
    {
        const int Rounds = 2_000;
        var random = new Random(17);
        string[] pieces = ["a", "b", " ", ":", "#", "-", "'", "\"", "[", "{", "\\", "%", "&", "*", "!", "|", ">", "@", "`", "~", "..", "$", "é", "\t", "\u202e", "0", "true", ","];
        for (int round = 0; round < Rounds; round++)
        {
            string folder = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => pieces[random.Next(pieces.Length)]));
            RecipeFindings findings = Drafts.Look($"{folder}/package-lock.json", $"{folder}/x/Cargo.toml");
            CollectionAssert.AreEqual(
                findings.Recipes.SelectMany(recipe => recipe.Jobs).Select(job => $"{job.Name} {job.Folder}").ToArray(),
                Drafts.Read(findings).Select(job => $"{job.Name} {job.Root}").ToArray());
        }
    }
}
