namespace Daft.Core.Templates.Shell;

/// <summary>The here-documents announced on a line, whose bodies begin behind its end.</summary>
internal sealed class HereDocuments(ShellCursor cursor)
{
    private readonly Queue<HereDocument> _announced = new();

    /// <summary>From behind the operator.</summary>
    /// <param name="refusal">Why templates in the body are refused; null: they are not.</param>
    public void Announce(RefusalReason? refusal)
    {
        bool stripsTabs = cursor.Skip("-");
        while (!cursor.IsAtEnd && cursor.Current is ' ' or '\t')
            cursor.Advance();
        var delimiter = HereDocumentDelimiter.Pass(cursor);
        _announced.Enqueue(new HereDocument(delimiter, stripsTabs, refusal));
    }

    /// <summary>From the beginning of the line behind.</summary>
    public void Read()
    {
        while (_announced.TryDequeue(out HereDocument document))
            Read(document);
    }

    private void Read(HereDocument document)
    {
        int start = cursor.Position;
        (int end, int next) = document.FindEnd(cursor.Text, start, cursor.End);
        cursor.Within(start, end, next, () =>
        {
            cursor.Refusal = document.Refusal;
            ReadBody(document.Delimiter);
        });
    }

    private void ReadBody(HereDocumentDelimiter delimiter)
    {
        if (delimiter.IsQuoted && TemplateMark.FindAll(cursor.Text, cursor.Position, cursor.End).Any())
            Unquote(delimiter);
        while (!cursor.IsAtEnd)
        {
            if (!delimiter.IsQuoted)
                ShellQuotes.PassQuoted(cursor, ShellQuoting.HereDocument);
            else if (cursor.Current == '{')
                cursor.TakeBrace(ShellQuoting.HereDocument);
            else
                cursor.Advance();
        }
    }

    /// <summary>Makes of a body that is taken as it is one that is expanded and says the same.</summary>
    private void Unquote(HereDocumentDelimiter delimiter)
    {
        if (!delimiter.IsPlain || cursor.IsInBackquotes)
            cursor.Refusal ??= RefusalReason.QuotedHereDocument;
        cursor.Findings.Replace(delimiter.Start, delimiter.End, delimiter.Text);
        for (int at = cursor.Position; at < cursor.End; at++)
        {
            if (cursor.Text[at] is '\\' or '$' or '`')
                cursor.Findings.Escape(at);
        }
    }
}
