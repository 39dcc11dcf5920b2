using System.Globalization;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring.Rules;

namespace Anlan.Evaluation.Scoring;

/// <summary>What a rule gives for what is known of a leaf, not yet rounded.</summary>
internal readonly record struct Outcome(Span Span, Evidence Evidence, Rational? Exact);

/// <summary>Applies a rule to what a case knows, and writes the working.</summary>
internal sealed class LeafEvaluation(IReadOnlyDictionary<string, Fact> facts, Working working)
{
    private static readonly string[] Quarters = ["一季度末", "二季度末", "三季度末", "四季度末"];

    private readonly HashSet<string> shown = new(StringComparer.Ordinal);

    public Outcome Evaluate(Rule rule, Rational weight, Support support)
    {
        switch (support)
        {
            case Inputs inputs:
                return Computed(rule, weight, inputs);
            case Statement statement:
                return Stated(rule, weight, statement);
            case Judgement judgement:
                return Judged(rule, weight, judgement);
            case Parts parts:
                return Summed((SumRule)rule, weight, parts);
            case NotApplicable not:
                working.Judge($"不适用（{not.By}：{not.Reason}），按规定得满分 {weight} 分");
                return new(Span.Exactly(weight), Evidence.Judged, weight);
            case Vetoed veto:
                working.Judge($"一票否决（{veto.By}：{veto.Reason}），不得分");
                return new(Span.Exactly(0), Evidence.Judged, 0);
            default:
                var why = (support as Unknown)?.Why;
                return new(rule.Score(weight, Measured.Not(why ?? "没有可用的数据"), working), Evidence.Open, null);
        }
    }

    private Outcome Computed(Rule rule, Rational weight, Inputs inputs)
    {
        var span = rule.Score(weight, Measure(rule, weight, inputs), working);
        return span.IsPoint ? new(span, Evidence.Computed, span.Min) : new(span, Evidence.Open, null);
    }

    private Outcome Stated(Rule rule, Rational weight, Statement statement)
    {
        working.Input($"文中：{statement.Text}", statement.Value, statement.Line);
        Span span;
        if (rule is CheckRule check)
            span = Span.Exactly(check.Met([.. Enumerable.Range(1, check.Items.Count)], working));
        else
            span = rule.Score(weight, new Measured(statement.Value, statement.Level), working);
        return new(span, span.IsPoint ? Evidence.Unsupported : Evidence.Open, span.IsPoint ? span.Min : null);
    }

    private Outcome Judged(Rule rule, Rational weight, Judgement judgement)
    {
        Rational score;
        if (judgement.Level is { } level)
            score = rule.Score(weight, new Measured(Level: level), working).Min;
        else if (judgement.Score is { } given)
            score = given;
        else
            score = ((CheckRule)rule).Met(judgement.Met ?? [.. Enumerable.Range(1, ((CheckRule)rule).Items.Count)], working);
        if (score < weight && string.IsNullOrWhiteSpace(judgement.Reason))
        {
            working.Gap($"{judgement.By}给 {score:2} 分，比满分 {weight:2} 分少 {weight - score:2} 分而没有写明理由");
            return new(rule.Range(weight), Evidence.Open, null);
        }
        working.Judge(judgement.Reason is { } reason
            ? $"由{judgement.By}判断：{reason}，给 {score:2} 分"
            : (Phrase)$"由{judgement.By}判断，给 {score:2} 分");
        return new(Span.Exactly(score).Within(weight), Evidence.Judged, null);
    }

    private Outcome Summed(SumRule rule, Rational weight, Parts parts)
    {
        var sum = Span.Exactly(0);
        var weakest = Evidence.Computed;
        for (var i = 0; i < rule.Parts.Count; i++)
        {
            var part = rule.Parts[i];
            working.Operation($"{part.Name}（{part.Weight} 分）");
            var outcome = Evaluate(part.Rule, part.Weight, parts.Each[i]);
            sum += outcome.Span;
            weakest = Weaker(weakest, outcome.Evidence);
        }
        if (sum.IsPoint)
            working.Operation($"各分项合计 {sum.Min:4} 分", sum.Min);
        else
            working.Gap($"各分项合计在 {sum.Min:2} 与 {sum.Max:2} 分之间");
        var within = sum.Within(weight);
        return new(within, weakest, weakest == Evidence.Computed ? within.Min : null);
    }

    private static Evidence Weaker(Evidence one, Evidence other) => (Evidence)Math.Max(Rank(one), Rank(other)) switch
    {
        (Evidence)0 => Evidence.Computed,
        (Evidence)1 => Evidence.Judged,
        (Evidence)2 => Evidence.Unsupported,
        _ => Evidence.Open,
    };

    private static int Rank(Evidence evidence) => evidence switch
    {
        Evidence.Computed => 0,
        Evidence.Judged => 1,
        Evidence.Unsupported => 2,
        _ => 3,
    };

    private Measured Measure(Rule rule, Rational weight, Inputs inputs)
    {
        if (inputs.Numbers.TryGetValue("value", out var single))
            return Value(single) is { } value ? new(value) : Measured.Not("缺少数据，算不出实际值");
        switch (rule.Measure)
        {
            case Scoring.Measure.Rate:
                return Rate(Value(inputs.Numbers["numerator"]), Value(inputs.Numbers["denominator"]));
            case Scoring.Measure.Change:
                return Change(rule, Value(inputs.Numbers["prior"]), Value(inputs.Numbers["current"]));
            case Scoring.Measure.Days:
                return Days(inputs.Numbers["actual"], inputs.Numbers["due"]);
            case Scoring.Measure.Survey5:
                return Survey(rule, inputs.Answers);
            case Scoring.Measure.Declared:
                return new(Level: inputs.Level);
            default:
                var progress = new Rational?[4];
                for (var i = 0; i < 4; i++)
                    progress[i] = inputs.Progress[i] is { } quarter ? Value(quarter) : null;
                if (progress.All(p => p is null))
                    return Measured.Not("各季度的累计进度都没有");
                for (var i = 0; i < 4; i++)
                    if (progress[i] is null)
                        working.Gap($"{Quarters[i]}的累计进度没有印出");
                return new(Progress: progress);
        }
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

    private Measured Days(Arithmetic actual, Arithmetic due)
    {
        if (DateOf(actual) is not { } done || DateOf(due) is not { } limit)
            return Measured.Not("缺少实际日期或期限");
        Rational days = done.DayNumber - limit.DayNumber;
        working.Operation(days.IsZero ? $"{Text(done)} 正是期限当天" : (Phrase)$"{Text(done)} 比 {Text(limit)} {(days.Sign > 0 ? "晚" : "早")} {(days.Sign < 0 ? -days : days)} 天", days);
        return new(days);
    }

    private Measured Survey(Rule rule, IReadOnlyList<string> questions)
    {
        int[] worth = [100, 75, 50, 25, 0];
        Rational points = 0, answers = 0, means = 0;
        var each = new Rational[worth.Length];
        var asked = 0;
        foreach (var question in questions)
        {
            var fact = facts[question];
            Show(fact);
            Rational count = 0, sum = 0;
            for (var i = 0; i < worth.Length; i++)
            {
                count += fact.Values[i];
                each[i] += fact.Values[i];
                sum += fact.Values[i] * worth[i];
            }
            if (!count.IsZero)
            {
                means += sum / count;
                asked++;
            }
            points += sum;
            answers += count;
        }
        if (answers.IsZero)
            return Measured.Not("没有人作答，算不出满意度");
        var mean = rule.SurveyOverRespondents ? means / asked : points / answers;
        if (rule.SurveyOverRespondents)
            working.Operation($"各题平均得 {mean:2}%", mean);
        else
            working.Operation($"({string.Join(" + ", worth.Select((w, i) => (w, i)).Where(a => a.w > 0 && !each[a.i].IsZero).Select(a => $"{a.w} × {each[a.i]}"))}) ÷ {answers} = {mean:2}%", mean);
        return new(mean);
    }

    private DateOnly? DateOf(Arithmetic expression)
    {
        if (!expression.IsName || facts[expression.Names[0]] is not { Date: { } date } fact)
            return null;
        Show(fact);
        return date;
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The value of an input; its facts and, where it is more than one fact, its arithmetic go into the working.</summary>
    private Rational? Value(Arithmetic expression)
    {
        foreach (var name in expression.Names)
            Show(facts[name]);
        var value = expression.Evaluate(name => facts[name].Value);
        if (value is { } result && !expression.IsName)
            working.Operation($"{expression.Show(name => facts[name].Value is { } v ? Rounding.Text(v, 6) : "？")} = {result}", result);
        return value;
    }

    private void Show(Fact fact)
    {
        if (!shown.Add(fact.Name))
            return;
        if (fact.Values.Count > 0)
            working.Input($"{fact.Label}：{string.Join("、", fact.Values.Select(v => Rounding.Text(v, 0)))} {fact.Unit ?? "人"}", null, fact.Line);
        else if (fact.Date is { } date)
            working.Input($"{fact.Label}：{Text(date)}", null, fact.Line);
        else if (fact.Value is { } value)
            working.Input(fact.Unit is "%" or "‰" or null ? $"{fact.Label} {value}{fact.Unit ?? ""}" : (Phrase)$"{fact.Label} {value} {fact.Unit}", value, fact.Line);
    }
}
