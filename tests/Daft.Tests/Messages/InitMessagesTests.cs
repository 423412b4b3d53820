using Daft.Core.Recipes;
using Daft.Messages;

namespace Daft.Tests.Messages;

[TestClass]
public sealed class InitMessagesTests
{
    [TestMethod]
    [DataRow("Cargo.toml", "Cargo.toml: fetch-deps, then warmup-build in the background")]
    [DataRow("yarn.lock", "yarn.lock: install-deps")]
    [DataRow("build.gradle", "build.gradle: warmup-gradle in the background")]
    public void What_was_found_is_told_with_its_jobs(string file, string sentence) =>
        Assert.AreEqual(sentence, InitMessages.Found(RecipeBook.Look(RepositoryFiles.Of([file])).Recipes.Single()));

    [TestMethod]
    public void What_was_left_out_is_named() =>
        Assert.AreEqual("left out, because a new worktree would have too much to install: a/go.mod, b/go.mod", InitMessages.LeftOut(["a/go.mod", "b/go.mod"]));
}
