#!/usr/bin/env dotnet
// usage: dotnet run tests/tools/parse-powershell.cs -- FILE…
// Parses PowerShell scripts with PowerShell's own parser, and refuses what Windows PowerShell 5.1 would not understand.
// Exit status 0 if all parse, else 1 with each problem's place.
#:package System.Management.Automation@7.6.9
#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
#:property IsAotCompatible=false
using System.Management.Automation.Language;

string[] problems = [.. args.SelectMany(Problems)];
foreach (string problem in problems)
    Console.Error.WriteLine(problem);
return problems.Length == 0 && args.Length > 0 ? 0 : 1;

static IEnumerable<string> Problems(string file)
{
    ScriptBlockAst script = Parser.ParseFile(Path.GetFullPath(file), out Token[] tokens, out ParseError[] errors);
    IEnumerable<string> faults = errors.Select(error => Line(file, error.Extent, error.Message));
    IEnumerable<string> nodes = script.FindAll(IsNewerNode, searchNestedScriptBlocks: true)
        .Select(node => Line(file, node.Extent, "needs PowerShell 7: " + node.Extent.Text));
    IEnumerable<string> operators = tokens.Where(token => IsNewerToken(token.Kind))
        .Select(token => Line(file, token.Extent, "needs PowerShell 7: " + token.Text));
    return [.. faults, .. nodes, .. operators];
}

static bool IsNewerNode(Ast node) => node is TernaryExpressionAst or PipelineChainAst;

static bool IsNewerToken(TokenKind kind) => kind is TokenKind.QuestionQuestion or TokenKind.QuestionQuestionEquals
    or TokenKind.QuestionDot or TokenKind.QuestionLBracket or TokenKind.Clean;

static string Line(string file, IScriptExtent extent, string message) =>
    $"{file}:{extent.StartLineNumber}:{extent.StartColumnNumber}: {message}";
