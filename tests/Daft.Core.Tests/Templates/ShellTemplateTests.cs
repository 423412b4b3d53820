using Daft.Core.Templates;

namespace Daft.Core.Tests.Templates;

/// <summary>The forms that templates take; that shells read them so is shown with real ones in the tests of the engine.</summary>
[TestClass]
public sealed class ShellTemplateTests
{
    private const string Reference = "${DAFT_TEMPLATE_BRANCH}";

    [TestMethod]
    [DataRow("echo {branch}", "echo \"R\"")]
    [DataRow("echo \"on {branch}\"", "echo \"on R\"")]
    [DataRow("echo 'on {branch}'", "echo 'on '\"R\"''")]
    [DataRow("{branch}{branch}", "\"R\"\"R\"")]
    [DataRow("echo \"$(echo '{branch}')\" {branch}", "echo \"$(echo ''\"R\"'')\" \"R\"")]
    [DataRow("echo \"$(case x in x) echo {branch};; esac)\" '{branch}'", "echo \"$(case x in x) echo \"R\";; esac)\" ''\"R\"''")]
    [DataRow("echo \"`echo {branch}`\"", "echo \"`echo \"R\"`\"")]
    [DataRow("cat <<E\n'{branch}'\nE\n{branch}", "cat <<E\n'R'\nE\n\"R\"")]
    [DataRow("cat <<'E'\n{branch} $x \\ `y`\nE\n{branch}", "cat <<E\nR \\$x \\\\ \\`y\\`\nE\n\"R\"")]
    [DataRow("cat <<-\"E\" <<F\n\t{branch}\n\tE\n'{branch}\nF\n{branch}", "cat <<-E <<F\n\tR\n\tE\n'R\nF\n\"R\"")]
    [DataRow("cat <<'E'\n$x \\\nE\n{branch}", "cat <<'E'\n$x \\\nE\n\"R\"")]
    [DataRow("cat <<E\nx\\\nE\n'{branch}\nE\n{branch}", "cat <<E\nx\\\nE\n'R\nE\n\"R\"")]
    [DataRow("echo ${x:-{branch}}", "echo ${x:-\"R\"}")]
    [DataRow("echo \"${x:-{branch}'}\" {branch}", "echo \"${x:-R'}\" \"R\"")]
    [DataRow("echo \"${x#{branch}'}'}\" {branch}", "echo \"${x#\"R\"'}'}\" \"R\"")]
    [DataRow("echo \"a\\{branch}\"", "echo \"a\\\\R\"")]
    [DataRow("echo \"a\\\\{branch}\"", "echo \"a\\\\R\"")]
    [DataRow("echo $((1 << 2)) # it's\n{branch}", "echo $((1 << 2)) # it's\n\"R\"")]
    [DataRow("x=a#'b' {branch}", "x=a#'b' \"R\"")]
    [DataRow("if x; then ((a + 1)); fi; {branch}", "if x; then ((a + 1)); fi; \"R\"")]
    [DataRow("cat <<<$x {branch}", "cat <<<$x \"R\"")]
    [DataRow("ls foo[0-9] {branch}", "ls foo[0-9] \"R\"")]
    [DataRow("[ x = {branch} ]", "[ x = \"R\" ]")]
    [DataRow("sh -c 'echo \"$1\"' sh {branch}", "sh -c 'echo \"$1\"' sh \"R\"")]
    [DataRow("bash setup.sh -c {branch}", "bash setup.sh -c \"R\"")]
    [DataRow("bash setup.sh <<E\n{branch}\nE", "bash setup.sh <<E\nR\nE")]
    [DataRow("eval \"$(tool {branch})\"", "eval \"$(tool \"R\")\"")]
    [DataRow("echo eval {branch}", "echo eval \"R\"")]
    [DataRow("echo $'a' {branch}", "echo $'a' \"R\"")]
    public void A_template_becomes_a_reference_that_fits_its_place(string command, string expected)
    {
        var template = ShellTemplate.Parse(command);
        Assert.IsEmpty(template.Refusals);
        Assert.AreEqual(expected.Replace("R", Reference, StringComparison.Ordinal), template.Command);
        CollectionAssert.AreEqual(new[] { "branch" }, template.Names.ToArray());
    }

    [TestMethod]
    [DataRow("echo ${branch} $${branch} \\${branch} '${branch}'")]
    [DataRow("{ branch; }; echo {a,b} {branch,x} {} { }")]
    [DataRow("echo \\{branch}")]
    [DataRow("echo # {branch}")]
    [DataRow("echo ${SHELL} {BRANCH} {branch")]
    [DataRow("")]
    [DataRow("echo branch")]
    public void What_is_no_template_stays_as_it_is(string command)
    {
        var template = ShellTemplate.Parse(command);
        Assert.AreEqual(command, template.Command);
        Assert.IsEmpty(template.Names);
        Assert.IsEmpty(template.Refusals);
    }

    [TestMethod]
    [DataRow("echo $(( {branch} ))", RefusalReason.Arithmetic)]
    [DataRow("echo \"$((1 + (2) + {branch}))\"", RefusalReason.Arithmetic)]
    [DataRow("((x = {branch}))", RefusalReason.Arithmetic)]
    [DataRow("if (( {branch} )); then x; fi", RefusalReason.Arithmetic)]
    [DataRow("echo $[ {branch} ]", RefusalReason.Arithmetic)]
    [DataRow("a[{branch}]=1", RefusalReason.Subscript)]
    [DataRow("a[1 + b[2] + {branch}]=1", RefusalReason.Subscript)]
    [DataRow("echo ${a[{branch}]}", RefusalReason.ParameterExpansion)]
    [DataRow("echo ${a:{branch}}", RefusalReason.ParameterExpansion)]
    [DataRow("echo ${a/{branch}/x}", RefusalReason.ParameterExpansion)]
    [DataRow("cat <<E\n${a%{branch}}\nE", RefusalReason.ParameterExpansion)]
    [DataRow("echo `echo \\`echo {branch}\\``", RefusalReason.Backquotes)]
    [DataRow("echo \"`echo \\\"{branch}\\\"`\"", RefusalReason.Backquotes)]
    [DataRow("cat <<{branch}\nx\n{branch}", RefusalReason.HereDocumentDelimiter)]
    [DataRow("cat <<'{branch}'\nx\n{branch}", RefusalReason.HereDocumentDelimiter)]
    [DataRow("cat <<'a b'\n{branch}\na b\n", RefusalReason.QuotedHereDocument)]
    [DataRow("echo `cat <<'E'\n{branch}\nE\n`", RefusalReason.QuotedHereDocument)]
    [DataRow("echo $'it\\'s' {branch}", RefusalReason.DollarQuotes)]
    [DataRow("eval 'echo {branch}'", RefusalReason.OtherShell)]
    [DataRow("x && eval echo \"{branch}\"", RefusalReason.OtherShell)]
    [DataRow("sh -c 'echo {branch}'", RefusalReason.OtherShell)]
    [DataRow("/bin/bash -euo pipefail -c \"echo {branch}\"", RefusalReason.OtherShell)]
    [DataRow("docker exec box sh -lc \"echo {branch}\"", RefusalReason.OtherShell)]
    [DataRow("su me -c 'echo {branch}'", RefusalReason.OtherShell)]
    [DataRow("bash -e <<'E'\necho {branch}\nE", RefusalReason.OtherShell)]
    public void A_template_is_refused_where_its_value_could_be_more_than_text(string command, RefusalReason reason)
    {
        var template = ShellTemplate.Parse(command);
        CollectionAssert.AreEqual(new[] { new TemplateRefusal(new TemplateMark("branch", command.IndexOf("{branch}", StringComparison.Ordinal)), reason) },
            template.Refusals.Take(1).ToArray());
    }

    [TestMethod]
    public void A_command_in_an_expression_may_have_its_own_templates() =>
        Assert.IsEmpty(ShellTemplate.Parse("echo $(( $(wc -c <{worktree_path}) + 1 ))").Refusals);

    [TestMethod]
    public void Substitutions_inside_one_another_have_a_limit()
    {
        string deep = string.Concat(Enumerable.Repeat("\"$(", 200_000)) + "{branch}";
        CollectionAssert.AreEqual(new[] { new TemplateRefusal(new TemplateMark("branch", 600_000), RefusalReason.TooDeep) },
            ShellTemplate.Parse(deep).Refusals.ToArray());
    }

    [TestMethod]
    public void A_near_miss_is_told_with_its_place_but_not_in_a_comment()
    {
        var template = ShellTemplate.Parse("echo {brnach} '{worktree-path}' # {comit}\ncat <<'E'\n{Remote}\nE\ncurl -w '%{remote_ip}' @{upstream} {print}");
        CollectionAssert.AreEqual(
            new TemplateNearMiss[] { new("brnach", 5, "branch"), new("worktree-path", 15, "worktree_path"), new("Remote", 52, "remote") },
            template.NearMisses.ToArray());
    }

    [TestMethod]
    public void The_environment_carries_the_values_of_the_names_used()
    {
        var values = new TemplateValues { WorktreePath = "/w/x", ProjectRoot = "/w", GitDirectory = "/w/.git", Remote = "$(x)" };
        var variables = ShellTemplate.Parse("echo {remote} '{branch}' {remote}").VariablesFor(values);
        CollectionAssert.AreEqual(
            new KeyValuePair<string, string>[] { new("DAFT_TEMPLATE_REMOTE", "$(x)"), new("DAFT_TEMPLATE_BRANCH", "") }, variables.ToArray());
    }

    [TestMethod]
    [Timeout(20_000, CooperativeCancellation = true)]
    [DataRow("$''")]
    [DataRow("aaaa[][]")]
    [DataRow("`x` ")]
    [DataRow("<<A ")]
    [DataRow("<<A\nA\n")]
    [DataRow("{branches}")]
    [DataRow("case x in x) ")]
    [DataRow("\"${x:-")]
    public void A_long_text_is_read_in_one_go(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)) + "{branch}";
        Assert.IsNotNull(ShellTemplate.Parse(text).Command);
    }

    [TestMethod]
    public void Any_text_can_be_read()
    {
        var random = new Random(77);
        string[] pieces = ["{branch}", "'", "\"", "`", "$(", "$((", "${", "$'", "$[", ")", "}", "]", "\\", "<<E", "<<'E'", "\n", "E\n", "#", " ", "case x in", "esac", "sh -c ", "x["];
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var template = ShellTemplate.Parse(text);
            Assert.IsLessThanOrEqualTo(TemplateMark.FindAll(text).Count(), template.Refusals.Length, text);
        }
    }
}
