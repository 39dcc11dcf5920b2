using System.Globalization;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;

namespace Anlan.Documents.Workbooks;

/// <summary>The facts, each value in a cell that may be changed; the workings point here.</summary>
internal sealed class FactSheet
{
    public const string Name = "事实";

    private const char FirstValue = 'C';
    private const int WorthRow = 2;

    /// <summary>The day that spreadsheet programs count as zero.</summary>
    private static readonly int DayZero = new DateOnly(1899, 12, 30).DayNumber;

    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);

    public FactSheet(Case subject)
    {
        Sheet = new Sheet(Name, ("名称", 22), ("事实", 44), ("数值／非常满意", 16), ("比较满意", 11), ("一般", 11), ("不太满意", 11), ("非常不满意", 11), ("单位", 10), ("公布文本行", 11), ("说明", 44));
        Sheet.Add(new Content(Look.Small, "浅黄格是取自公布文本或记录的数，改动后各表自动重算。问卷的五列是五档答案的人数，下一行是各档的分值。"));
        Sheet.Add([default, new(Look.Text, "问卷各档的分值（%）"), .. SurveyAnswers.Worth.Select(worth => new Content(Look.Value, Number: worth))]);
        Sheet.AddHeads();
        foreach (var fact in subject.Facts.Values)
        {
            rows[fact.Name] = Sheet.Next;
            Content[] values = fact.Values.Count > 0 ? [.. fact.Values.Select(value => new Content(Look.Input, Number: value))]
                : fact.Date is { } date ? [new(Look.InputDate, Number: Serial(date))]
                : [new(Look.Input, Number: fact.Value)];
            Content[] filled = [.. values.Take(5), .. Enumerable.Repeat(new Content(Look.Text), Math.Max(0, 5 - values.Length))];
            Sheet.Add([fact.Name, fact.Label, .. filled, new(Look.Mark, fact.Unit), new(Look.Value, Number: fact.Line > 0 ? fact.Line : null), fact.Note]);
        }
    }

    public Sheet Sheet { get; }

    /// <summary>The value of a fact, a date as its number of days.</summary>
    public Term Of(Fact fact) =>
        Sheet.Cell(FirstValue, rows[fact.Name], fact.Date is { } date ? Serial(date) : fact.Value).On(Name);

    /// <summary>How many answered a question.</summary>
    public Term Answers(Fact question) => new($"SUM({Counts(question)})", question.Values.Aggregate(Rational.Zero, (sum, count) => sum + count));

    /// <summary>The answers to a question, each times what it is worth.</summary>
    public Term Points(Fact question) => new(
        string.Create(CultureInfo.InvariantCulture, $"SUMPRODUCT({Counts(question)},{Name}!$C${WorthRow}:$G${WorthRow})"),
        question.Values.Zip(SurveyAnswers.Worth, (count, worth) => count * worth).Aggregate(Rational.Zero, (sum, points) => sum + points));

    private string Counts(Fact question) =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}!C{rows[question.Name]}:G{rows[question.Name]}");

    private static Rational Serial(DateOnly date) => date.DayNumber - DayZero;
}
