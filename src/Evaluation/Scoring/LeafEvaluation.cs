using System.Globalization;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring.Rules;

namespace Anlan.Evaluation.Scoring;

/// <summary>
/// What a rule gives for what is known of a leaf, not yet rounded. <c>TakesAll</c>: whether it takes the points of the
/// other parts of a sum as well; nothing where it may.
/// </summary>
internal readonly record struct Outcome(Span Span, Evidence Evidence, Rational? Exact, bool? TakesAll = false);

/// <summary>Applies a rule to what a case knows, and writes the working.</summary>
internal sealed class LeafEvaluation(IReadOnlyDictionary<string, Fact> facts, Working working)
{
    private static readonly Evidence[] FromStrongest = [Evidence.Computed, Evidence.Judged, Evidence.Unsupported, Evidence.Open];

    public Outcome Evaluate(Rule rule, Rational weight, Support support)
    {
        if (rule.Unreadable is not null)
            return Open(rule, weight, "");
        switch (support)
        {
            case Inputs inputs:
                return Scored(rule, weight, Measure(rule, inputs), Evidence.Computed);
            case Statement statement:
                return Stated(rule, weight, statement);
            case Judgement judgement:
                return Judged(rule, weight, judgement);
            case Parts parts:
                return Summed((SumRule)rule, weight, parts);
            case NotApplicable not:
                working.Judge($"不适用（{not.By}：{not.Reason}），按评分标准计满分");
                return new(Span.Exactly(weight), Evidence.Judged, weight);
            case Vetoed veto when rule.Veto?.Item is { } item:
                working.Judge($"一票否决（{veto.By}：{veto.Reason}），第 {item.ToString(CultureInfo.InvariantCulture)} 项不得分");
                return rule is SumRule sum
                    ? Summed(sum, weight, veto.Rest as Parts ?? new Parts([.. sum.Parts.Select(_ => veto.Rest)]), item)
                    : Evaluate(rule, weight - ((CheckRule)rule).Items[item - 1].Points, veto.Rest);
            case Vetoed veto:
                working.Judge($"一票否决（{veto.By}：{veto.Reason}），不得分");
                return new(Span.Exactly(0), Evidence.Judged, 0, TakesAll: true);
            default:
                return Open(rule, weight, (support as Unknown)?.Why ?? "没有可用的数据");
        }
    }

    private Outcome Open(Rule rule, Rational weight, string why) =>
        new(rule.Score(weight, Measured.Not(why), working), Evidence.Open, null, rule.MayTakeAll ? null : false);

    private Outcome Scored(Rule rule, Rational weight, Measured actual, Evidence evidence)
    {
        if (actual.Missing is { } missing)
            return Open(rule, weight, missing);
        var span = rule.Score(weight, actual, working);
        return span.IsPoint ? new(span, evidence, span.Min, rule.TakesAll(actual)) : new(span, Evidence.Open, null);
    }

    private Outcome Stated(Rule rule, Rational weight, Statement statement)
    {
        working.Input($"文中：{statement.Text}", statement.Value, statement.Line);
        if (rule is not CheckRule check)
            return Scored(rule, weight, new Measured(statement.Value, statement.Level), Evidence.Unsupported);
        check.Show(check.All, working);
        return new(Span.Exactly(weight), Evidence.Unsupported, weight);
    }

    private Outcome Judged(Rule rule, Rational weight, Judgement judgement)
    {
        var met = judgement.AllMet ? ((CheckRule)rule).All : judgement.Met;
        var score = judgement.Score
            ?? (judgement.Level is { } level ? rule.PointsOf(level, weight)!.Value : ((CheckRule)rule).Points(met!));
        if (score < weight && string.IsNullOrWhiteSpace(judgement.Reason))
        {
            var range = rule.Range(weight);
            working.Gap($"{judgement.By}给 {score:2} 分，比满分 {weight:2} 分少 {weight - score:2} 分而没有写明理由，得分在 {range.Min:2} 与 {range.Max:2} 分之间");
            return new(range, Evidence.Open, null, rule.MayTakeAll ? null : false);
        }
        Phrase given = judgement.Score is null ? "" : (Phrase)$"，给 {score:2} 分";
        working.Judge($"由{judgement.By}判断{(judgement.Reason is { } reason ? $"：{reason}" : "")}{given}");
        if (judgement.Level is not null)
            rule.Score(weight, new Measured(Level: judgement.Level), working);
        else if (met is not null)
            ((CheckRule)rule).Show(met, working);
        return new(Span.Exactly(score), Evidence.Judged, null);
    }

    /// <summary>The sum of the parts; the part <paramref name="vetoed"/> (from 1) has lost its points.</summary>
    private Outcome Summed(SumRule rule, Rational weight, Parts parts, int? vetoed = null)
    {
        var sum = Span.Exactly(0);
        var weakest = Evidence.Computed;
        var mayTakeAll = false;
        for (var i = 0; i < rule.Parts.Count; i++)
        {
            var part = rule.Parts[i];
            if (i + 1 == vetoed)
            {
                weakest = Weaker(weakest, Evidence.Judged);
                continue;
            }
            working.Operation($"{part.Name}（{part.Weight} 分）：");
            var outcome = Evaluate(part.Rule, part.Weight, parts.Each[i]);
            if (outcome.TakesAll == true)
            {
                working.Operation("因此整个指标不得分", 0);
                return outcome;
            }
            mayTakeAll |= outcome.TakesAll is null;
            sum += outcome.Span;
            weakest = Weaker(weakest, outcome.Evidence);
        }
        if (mayTakeAll)
            sum = sum.Or(Span.Exactly(0));
        if (sum.IsPoint)
            working.Operation($"各分项合计 {sum.Min:4} 分", sum.Min);
        else
            working.Gap($"各分项合计在 {sum.Min:2} 与 {sum.Max:2} 分之间");
        return new(sum, weakest, weakest == Evidence.Computed ? sum.Min : null, mayTakeAll ? null : false);
    }

    private static Evidence Weaker(Evidence one, Evidence other) =>
        Array.IndexOf(FromStrongest, one) > Array.IndexOf(FromStrongest, other) ? one : other;

    private Measured Measure(Rule rule, Inputs inputs)
    {
        if (inputs.Numbers.ContainsKey("value"))
            return Value("value") is { } value ? new(value) : Measured.Not("缺少数据，算不出实际值");
        switch (rule.Measure)
        {
            case Scoring.Measure.Rate:
                return Rate(Value("numerator"), Value("denominator"));
            case Scoring.Measure.Change:
                return Change(rule, Value("prior"), Value("current"));
            case Scoring.Measure.Days:
                return Days(inputs.Numbers["actual"], inputs.Numbers["due"]);
            case Scoring.Measure.Survey5:
                return Survey(rule, inputs.Answers);
            case Scoring.Measure.Declared:
                return new(Level: inputs.Level);
            default:
                Rational?[] progress = [.. inputs.Progress.Select(Of)];
                return progress.All(p => p is null) ? Measured.Not("各季度的累计进度都没有") : new(Progress: progress);
        }

        Rational? Value(string name) => Of(inputs.Numbers[name]);
    }

    private Measured Rate(Rational? numerator, Rational? denominator)
    {
        if (numerator is not { } part || denominator is not { } whole)
            return Measured.Not("缺少分子或分母，算不出比率");
        if (new Ratio(part, whole).Percent is not { } percent)
            return Measured.Not($"分母为 0，{Rounding.Text(part, 6)} ÷ 0 算不出比率");
        working.Operation($"{part} ÷ {whole} = {percent:2}%", percent);
        return new(percent);
    }

    private Measured Change(Rule rule, Rational? prior, Rational? current)
    {
        if (prior is not { } before || current is not { } now)
            return Measured.Not("缺少上年数或本年数，算不出变动率");
        if (Ratio.Fall(before, now).Percent is { } percent)
        {
            working.Operation($"({before} - {now}) ÷ {before} = {percent:2}%", percent);
            return new(percent);
        }
        return rule.ZeroPriorShare is { } share ? new(Share: share) : Measured.Not("上年数为 0，变动率算不出");
    }

    private Measured Days(Arithmetic? actual, Arithmetic? due)
    {
        if (DateOf(actual) is not { } done || DateOf(due) is not { } limit)
            return Measured.Not("缺少实际日期或期限");
        Rational days = done.DayNumber - limit.DayNumber;
        working.Operation(days.IsZero ? $"{Text(done)} 正是期限当天" : (Phrase)$"{Text(done)} 比 {Text(limit)} {(days.Sign > 0 ? "晚" : "早")} {(days.Sign < 0 ? -days : days)} 天", days);
        return new(days);
    }

    private Measured Survey(Rule rule, IReadOnlyList<string> questions)
    {
        var all = new SurveyAnswers();
        var means = new List<Rational>();
        foreach (var question in questions)
        {
            var fact = facts[question];
            Show(fact);
            var one = new SurveyAnswers();
            one.Add(fact.Values);
            all.Add(fact.Values);
            if (one.Mean is { } mean)
                means.Add(mean);
        }
        if (all.Mean is not { } overall)
            return Measured.Not("没有人作答，算不出满意度");
        if (!rule.SurveyOverRespondents)
        {
            working.Operation($"{Phrase.Of(all)} = {overall:2}%", overall);
            return new(overall);
        }
        var average = means.Aggregate(Rational.Zero, (sum, one) => sum + one) / means.Count;
        working.Operation($"各题满意度 {string.Join("、", means.Select(one => Rounding.Text(one, 2) + "%"))}，平均 {average:2}%", average);
        return new(average);
    }

    private DateOnly? DateOf(Arithmetic? expression)
    {
        if (expression is null)
            return null;
        var fact = facts[expression.Names[0]];
        Show(fact);
        return fact.Date;
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The value of an input; its facts and, where it is more than one fact, its arithmetic go into the working.</summary>
    private Rational? Of(Arithmetic? expression)
    {
        if (expression is null)
            return null;
        foreach (var name in expression.Names)
            Show(facts[name]);
        if (expression.IsName)
            return facts[expression.Names[0]].Value;
        var value = expression.Evaluate(name => facts[name].Value);
        if (value is { } result)
            working.Operation($"{expression.Show(name => facts[name].Value is { } v ? Rounding.Text(v, 10) : "？")} = {result}", result);
        return value;
    }

    private void Show(Fact fact)
    {
        if ((fact.Value is not null || fact.Date is not null || fact.Values.Count > 0) && !working.Cites(fact))
            working.Input(Phrase.Of(fact), fact.Value, fact.Line);
    }
}
