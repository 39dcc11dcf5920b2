using System.Globalization;
using System.Numerics;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Scoring.Rules;

namespace Anlan.Documents.Workbooks;

/// <summary>Where the results of a leaf stand.</summary>
internal sealed record LeafCells(Term Checked, Term Min, Term Max);

/// <summary>
/// The working with live cells: for each leaf a block of facts, parameters of its rule and formulas, and beside it what
/// the engine wrote down. The formulas follow the engine case by case, what cannot be computed included, so that a
/// changed input gives the score that the engine would give.
/// </summary>
internal sealed class WorkingSheet(Case subject, FactSheet facts, int places)
{
    public const string Name = "算式";

    private const char ValueColumn = 'D', LowerColumn = 'F', HitColumn = 'J';
    private const string Inclusive = "含", Exclusive = "不含";

    private static readonly Term Zero = Term.Of(0), One = Term.Of(1), Hundred = Term.Of(100);

    private readonly Sheet sheet = Begin();
    private readonly List<Content[]> block = [];
    private readonly Dictionary<string, Term> cited = new(StringComparer.Ordinal);
    private string id = "";

    public Sheet Sheet => sheet;

    /// <summary>What a rule gives. <c>Computed</c> is 1 where inputs force the score, <c>Takes</c> where it takes the other parts of a sum along, <c>MayTake</c> where it may; nothing for never.</summary>
    private sealed record Outcome(Term Low, Term High, Term? Computed = null, Term? Takes = null, Term? MayTake = null);

    /// <summary>A rule applied to an actual: whether the actual is known, and the lowest and highest points if it is.</summary>
    private sealed record Points(Term Known, Term Low, Term High, Term? TakesAll = null);

    private static Sheet Begin()
    {
        var sheet = new Sheet(Name, ("编号", 8), ("项目", 34), ("步骤", 7), ("数值", 16), ("单位", 8), ("下限", 9), ("含否", 6), ("上限", 9), ("含否", 6), ("符合", 6), ("系统写出的算式", 62), ("公布文本行", 11));
        sheet.Add(new Content(Look.Small, "浅黄格是参数、评定或陈述，可以改动；白格是公式。“符合”列 1 为是、0 为否。事实的数在“事实”表里改。"));
        sheet.AddHeads();
        return sheet;
    }

    /// <summary>Writes the block of a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="weight">The cell of its weight.</param>
    /// <param name="published">The cell of its published score.</param>
    public LeafCells Add(LeafScore leaf, Term weight, Term published)
    {
        var indicator = leaf.Indicator;
        var rule = indicator.Rule!;
        id = indicator.Id;
        block.Clear();
        cited.Clear();
        sheet.Add(
        [
            new(Look.Section, id), new(Look.Section, indicator.Name), new(Look.TotalMark, rule.Kind.Label()), .. Enumerable.Repeat(new Content(Look.Section), 7),
            new(Look.Section, $"评分标准：{rule.Describe(indicator.Weight)}"), new(Look.Section),
        ]);

        var full = Formula("取数", "分值", weight, "分");
        var outcome = Evaluate(rule, indicator.Weight, full, leaf.Entry?.Support ?? new Unknown(null));
        var min = Formula("取整", "可证实低", outcome.Low.Round(places), "分");
        var max = Formula("取整", "可证实高", Same(outcome) ? min : outcome.High.Round(places), "分");
        var own = Same(outcome) ? min : Term.If(outcome.Low.Equal(outcome.High), min, Term.Empty);
        var otherwise = Term.If(published.IsNumber(), published, own);
        var computed = outcome.Computed;
        if (leaf.Entry is { KeepPublished: true } kept)
        {
            var keep = Entered("填写", $"复核保留公布得分（1 为是）：{kept.Because}", 1, "");
            computed = computed is { } forced ? Formula("计算", "以计算为准（1 为是）", Term.If(keep.Is(One), Zero, forced), "") : null;
        }
        var known = Formula("结果", "复核得分", computed is { } counts ? Term.If(counts.Is(One), min, otherwise) : otherwise, "分", Look.Score);

        var steps = leaf.Working.Steps;
        for (var i = 0; i < Math.Max(block.Count, steps.Count); i++)
        {
            Content[] cells = i < block.Count ? block[i] : [new(Look.Text, id), .. Enumerable.Repeat(new Content(Look.Text), 9)];
            sheet.Add([.. cells, i < steps.Count ? $"{steps[i].Kind.Label()}　{steps[i].Text}" : null, new(Look.Value, Number: i < steps.Count && steps[i].Line > 0 ? steps[i].Line : null)]);
        }
        return new(known.On(Name), min.On(Name), max.On(Name));
    }

    private static bool Same(Outcome outcome) => outcome.Low == outcome.High;

    private Outcome Evaluate(Rule rule, Rational points, Term weight, Support support)
    {
        if (rule.Unreadable is not null)
            return Open(rule, points, weight);
        switch (support)
        {
            case Inputs inputs:
                return Scored(rule, points, weight, Measure(rule, weight, inputs, out var special), special, computed: true);
            case Statement { AllMet: true }:
                return Settled(Items((CheckRule)rule, ((CheckRule)rule).Items.Select((_, i) => i + 1).ToList(), "陈述"));
            case Statement { Level: { } level }:
                return Scored(rule, points, weight, Level((GradeRule)rule, Entered("陈述", "印出的等次", level)), null, computed: false);
            case Statement statement:
                return Scored(rule, points, weight, Apply(rule, weight, Entered("陈述", "印出的数，没有计数支持", statement.Value, rule.ActualUnit)), null, computed: false);
            case Judgement judgement:
                return Judged(rule, points, weight, judgement);
            case Parts parts:
                return Summed((SumRule)rule, parts.Each, null);
            case NotApplicable:
                return Settled(Formula("评定", "不适用，计满分", weight, "分"));
            case Vetoed veto when rule.Veto?.Item is { } item:
                if (rule is SumRule sum)
                    return Summed(sum, veto.Rest is Parts rest ? rest.Each : [.. sum.Parts.Select(_ => veto.Rest)], item);
                var lost = ((CheckRule)rule).Items[item - 1].Points;
                var struck = Given($"第 {item} 项一票否决，该项分值", lost, "分");
                return Evaluate(rule, points - lost, Formula("计算", "其余各项分值", weight - struck, "分"), veto.Rest);
            case Vetoed:
                return Settled(Entered("评定", "一票否决，不得分", 0, "分")) with { Takes = One };
            default:
                return Open(rule, points, weight);
        }
    }

    private static Outcome Settled(Term score) => new(score, score);

    private Outcome Open(Rule rule, Rational points, Term weight)
    {
        var (low, high) = Range(rule, points, weight);
        return new(Formula("缺口", "依据不足，最低得分", low, "分"), Formula("缺口", "依据不足，最高得分", high, "分"), MayTake: rule.MayTakeAll ? One : null);
    }

    /// <summary>What the rule can give when nothing is known.</summary>
    private static (Term Low, Term High) Range(Rule rule, Rational points, Term weight)
    {
        var range = rule.Range(points);
        return (Term.Of(range.Min), range.Max == points ? weight : Term.Of(range.Max));
    }

    /// <param name="special">Points that the rule fixes for a prior year of zero, with the condition; nothing for other measures.</param>
    private Outcome Scored(Rule rule, Rational points, Term weight, Points scored, (Term Stands, Term Points)? special, bool computed)
    {
        var (least, most) = Range(rule, points, weight);
        var low = Formula("计算", "最低得分", End(scored.Low, least), "分");
        var high = Formula("计算", "最高得分", End(scored.High, most), "分");
        Term? counts = null;
        if (computed)
        {
            var known = special is { } zero ? Term.Or(zero.Stands.Is(One), scored.Known) : scored.Known;
            counts = Formula("计算", "由数据算定（1 为是）", Term.If(known, Term.If(low.Equal(high), One, Zero), Zero), "");
        }
        return new(low, high, counts, scored.TakesAll, rule.MayTakeAll ? Formula("计算", "可能影响其他分项（1 为是）", Term.If(scored.Known, Zero, One), "") : null);

        Term End(Term score, Term unknown)
        {
            var usual = Term.If(scored.Known, Term.Max(Zero, Term.Min(weight, score)), unknown);
            return special is { } zero ? Term.If(zero.Stands.Is(One), zero.Points, usual) : usual;
        }
    }

    private Outcome Judged(Rule rule, Rational points, Term weight, Judgement judgement)
    {
        Term score;
        if (judgement.Score is { } given)
            score = Entered("评定", "评定得分", given, "分");
        else if (judgement.Level is { } level)
            score = Level((GradeRule)rule, Entered("评定", "评定等次", level)).Low;
        else
            score = Items((CheckRule)rule, judgement.AllMet ? [.. Enumerable.Range(1, ((CheckRule)rule).Items.Count)] : judgement.Met!, "评定");
        if (!string.IsNullOrWhiteSpace(judgement.Reason))
            return Settled(score);
        var (least, most) = Range(rule, points, weight);
        var less = score < weight;
        return new(
            Formula("评定", "最低得分（扣分没有写明理由的，不作数）", Term.If(less, least, score), "分"),
            Formula("评定", "最高得分", Term.If(less, most, score), "分"),
            MayTake: rule.MayTakeAll ? Formula("评定", "可能影响其他分项（1 为是）", Term.If(less, One, Zero), "") : null);
    }

    /// <summary>The points of the items that are met, none where an item of the gate is not.</summary>
    private Term Items(CheckRule rule, IReadOnlyCollection<int> met, string step)
    {
        var first = Row;
        var marks = new List<Term>();
        Rational sum = 0;
        for (var i = 0; i < rule.Items.Count; i++)
        {
            var item = rule.Items[i];
            Rational mark = met.Contains(i + 1) ? 1 : 0;
            marks.Add(Sheet.Cell(HitColumn, Row, mark));
            sum += item.Points * mark;
            Write(step, $"（{i + 1}）{item.Text}", new(Look.Input, Number: item.Points), "分", hit: new(Look.InputMark, Number: mark));
        }
        var points = Product(first, sum);
        var open = rule.Gate.Select(number => marks[number - 1].Is(One)).ToArray();
        return Formula("计算", open.Length == 0 ? "符合各项的分数合计" : $"符合各项的分数合计，缺第 {string.Join("、", rule.Gate)} 项的不得分", open.Length == 0 ? points : Term.If(Term.And(open), points, Zero), "分");
    }

    private Points Level(GradeRule rule, Term level)
    {
        var first = Row;
        Rational sum = 0, hits = 0;
        foreach (var one in rule.Levels)
        {
            var name = Sheet.Cell('B', Row, one.Name);
            var hit = Term.If(name.IsExactly(level), One, Zero);
            sum += one.Points * hit.Number!.Value;
            hits += hit.Number!.Value;
            Write("参数", one.Name, new(Look.Input, Number: one.Points), "分", hit: new(Look.Mark, Formula: hit));
        }
        var points = Formula("计算", "所评等次的分数", Product(first, sum), "分");
        return new(Hits(first, hits).Is(One), points, points);
    }

    private Outcome Summed(SumRule rule, IReadOnlyList<Support> each, int? vetoed)
    {
        var outcomes = new List<Outcome>();
        for (var i = 0; i < rule.Parts.Count; i++)
        {
            var part = rule.Parts[i];
            var weight = Sheet.Cell(ValueColumn, Row, part.Weight);
            Write("分项", $"分项：{part.Name}", new(Look.Input, Number: part.Weight), "分", Look.Section);
            outcomes.Add(i + 1 == vetoed
                ? Settled(Entered("评定", "该分项一票否决，不得分", 0, "分"))
                : Evaluate(part.Rule, part.Weight, weight, each[i]));
        }
        var taking = outcomes.Where(outcome => outcome.Takes is not null).ToList();
        var may = outcomes.Where(outcome => outcome.MayTake is not null).Select(outcome => outcome.MayTake!.Value).ToList();
        var low = Term.Sum([.. outcomes.Select(outcome => outcome.Low)]);
        var high = Term.Sum([.. outcomes.Select(outcome => outcome.High)]);
        if (may.Count > 0)
            low = Term.If(Term.Sum([.. may]) > Zero, Zero, low);
        var computed = outcomes.All(outcome => outcome.Computed is not null) ? Term.Min([.. outcomes.Select(outcome => outcome.Computed!.Value)]) : Zero;
        for (var i = taking.Count - 1; i >= 0; i--)
        {
            var takes = taking[i].Takes!.Value.Is(One);
            (low, high, computed) = (Term.If(takes, Zero, low), Term.If(takes, Zero, high), Term.If(takes, taking[i].Computed ?? Zero, computed));
        }
        return new(
            Formula("计算", "各分项合计，最低", low, "分"),
            Formula("计算", "各分项合计，最高", high, "分"),
            Formula("计算", "由数据算定（1 为是）", computed, ""));
    }

    private Points Measure(Rule rule, Term weight, Inputs inputs, out (Term Stands, Term Points)? special)
    {
        special = null;
        if (rule is GradeRule grade)
            return Level(grade, Entered("填写", "写定的等次", inputs.Level ?? ""));
        if (rule is QuarterRule quarters)
            return Quarters(quarters, inputs.Progress);
        if (inputs.Numbers.TryGetValue("value", out var value))
            return Apply(rule, weight, Formula("计算", "实际值", Value(value, "实际值"), rule.ActualUnit));
        switch (rule.Measure)
        {
            case Evaluation.Scoring.Measure.Rate:
                var (part, whole) = (Value(inputs.Numbers["numerator"], "分子"), Value(inputs.Numbers["denominator"], "分母"));
                return Apply(rule, weight, Quotient("实际值 = 分子 ÷ 分母 × 100", part * Hundred / whole, part, whole));
            case Evaluation.Scoring.Measure.Change:
                var (prior, current) = (Value(inputs.Numbers["prior"], "上年数"), Value(inputs.Numbers["current"], "本年数"));
                if (rule.ZeroPriorShare is { } share)
                {
                    var stands = Formula("计算", "上年数为 0（1 为是）", Term.If(Term.Count(prior, current).Is(Term.Of(2)), Term.If(prior.Is(Zero), One, Zero), Zero), "");
                    special = (stands, Given("上年数为 0 时得分占分值", share, "") * weight);
                }
                return Apply(rule, weight, Quotient("实际值 = (上年数 - 本年数) ÷ 上年数 × 100", (prior - current) * Hundred / prior, current, prior));
            case Evaluation.Scoring.Measure.Days:
                var (actual, due) = (Value(inputs.Numbers["actual"], "实际日期"), Value(inputs.Numbers["due"], "期限"));
                return Apply(rule, weight, Formula("计算", "实际值 = 实际日期 - 期限", Term.If(Term.Count(actual, due).Is(Term.Of(2)), actual - due, Term.Empty), rule.ActualUnit));
            default:
                return Apply(rule, weight, Survey(rule, inputs.Answers));
        }
    }

    private Term Quotient(string label, Term quotient, Term other, Term divisor) =>
        Formula("计算", label, Term.If(Term.Count(other, divisor).Is(Term.Of(2)), Term.If(divisor.Is(Zero), Term.Empty, quotient), Term.Empty), "%");

    private Term Survey(Rule rule, IReadOnlyList<string> questions)
    {
        var (answers, points, means) = (new List<Term>(), new List<Term>(), new List<Term>());
        foreach (var question in questions.Select(name => subject.Facts[name]))
        {
            answers.Add(Formula("取数", $"{question.Label}：作答", facts.Answers(question), question.Unit ?? "人"));
            points.Add(Formula("取数", $"{question.Label}：人数 × 各档分值", facts.Points(question), ""));
            if (rule.SurveyOverRespondents)
                means.Add(Formula("计算", $"{question.Label}：满意度", Term.If(answers[^1].Is(Zero), Term.Empty, points[^1] / answers[^1]), "%"));
        }
        var all = Term.Sum([.. answers]);
        if (!rule.SurveyOverRespondents)
            return Formula("计算", "实际值 = 各档合计 ÷ 作答合计", Term.If(all.Is(Zero), Term.Empty, Term.Sum([.. points]) / all), "%");
        var known = means.Where(mean => mean.Number is not null).Select(mean => mean.Number!.Value).ToList();
        var average = new Term(
            $"AVERAGE({string.Join(",", means.Select(mean => mean.Text))})",
            known.Count == 0 ? null : known.Aggregate(Rational.Zero, (sum, mean) => sum + mean) / known.Count);
        return Formula("计算", "实际值 = 各题满意度的平均", Term.If(all.Is(Zero), Term.Empty, average), "%");
    }

    private Points Apply(Rule rule, Term weight, Term actual) => rule switch
    {
        RatioRule ratio => Apply(ratio, weight, actual),
        TargetRule target => Apply(target, weight, actual),
        StepRule step => Apply(step, weight, actual),
        BandsRule bands => Apply(bands, actual),
        BinaryRule binary => Apply(binary, weight, actual),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private Points Apply(RatioRule rule, Term weight, Term actual)
    {
        var cap = Given("超过 100% 按 100% 计（1 为是）", rule.Cap ? 1 : 0, "");
        var over = Given(rule.OverHundred == OverHundred.Indicator ? "超过 100% 整个指标不得分（1 为是）" : "超过 100% 不得分（1 为是）", rule.OverHundred == OverHundred.None ? 0 : 1, "");
        var above = actual > Hundred;
        var score = Term.If(above, Term.If(over.Is(One), Zero, Term.If(cap.Is(One), weight, actual * weight / Hundred)), actual * weight / Hundred);
        Term? takes = rule.OverHundred == OverHundred.Indicator
            ? Formula("计算", "整个指标不得分（1 为是）", Term.If(actual.IsNumber(), Term.If(above, over, Zero), Zero), "")
            : null;
        return Simple(actual, score) with { TakesAll = takes };
    }

    private Points Apply(TargetRule rule, Term weight, Term actual)
    {
        var target = Given("目标值", rule.Target, rule.ActualUnit);
        var reached = actual >= target;
        var overTarget = actual / target * weight;
        var byRate = actual * weight / Hundred;
        if (rule.Shortfall != Shortfall.Open)
            return Simple(actual, Term.If(reached, weight, rule.Shortfall == Shortfall.Actual ? byRate : overTarget));
        return new(actual.IsNumber(), Term.If(reached, weight, Term.Min(overTarget, byRate)), Term.If(reached, weight, Term.Max(overTarget, byRate)));
    }

    private Points Apply(StepRule rule, Term weight, Term actual)
    {
        var unit = rule.ActualUnit;
        var at = rule.Direction == StepDirection.Count ? Zero : Given(rule.Direction == StepDirection.Below ? "不低于此数不扣分" : "不高于此数不扣分", rule.At, unit);
        var size = Given("一步的大小", rule.Size, unit);
        var deduct = Given("每步扣分", rule.Deduct, "分");
        var floor = Given("最低得分", rule.Floor, "分");
        Term? cut = rule.Cut is { } stretch ? Stretch("不得分的范围", stretch, actual, unit, 0).Hit : null;
        var gap = rule.Direction switch
        {
            StepDirection.Below => at - actual,
            StepDirection.Above => actual - at,
            _ => actual,
        };
        var steps = Formula("计算", "扣分步数（未取整）", Term.If(actual.IsNumber(), Term.Max(Zero, gap) / size, Term.Empty), "步");
        var (fewest, most) = rule.PartialStep switch
        {
            PartialStep.Ceiling => (steps.Up(), steps.Up()),
            PartialStep.Floor => (steps.Down(), steps.Down()),
            PartialStep.Exact => (steps, steps),
            _ => (steps.Down(), steps.Up()),
        };
        return new(actual.IsNumber(), Left(most), Left(fewest));

        Term Left(Term count)
        {
            var left = Term.Max(floor, weight - (count * deduct));
            return cut is { } hit ? Term.If(hit.Is(One), Zero, left) : left;
        }
    }

    private Points Apply(BandsRule rule, Term actual)
    {
        var first = Row;
        Rational sum = 0, hits = 0;
        foreach (var band in rule.Bands)
        {
            var hit = Stretch("一档的得分和范围", band.In, actual, "分", band.Points).Hit.Number!.Value;
            sum += band.Points * hit;
            hits += hit;
        }
        var inOne = Hits(first, hits).Is(One);
        var points = Product(first, sum);
        var all = Cells(ValueColumn, first);
        return new(
            actual.IsNumber(),
            Term.If(inOne, points, new($"MIN({all})", rule.Bands.Min(band => band.Points))),
            Term.If(inOne, points, new($"MAX({all})", rule.Bands.Max(band => band.Points))));
    }

    private Points Apply(BinaryRule rule, Term weight, Term actual)
    {
        var (_, hit) = Stretch("得满分的范围", rule.Full, actual, rule.ActualUnit, null);
        return Simple(actual, Term.If(hit.Is(One), weight, Zero));
    }

    private static Points Simple(Term actual, Term score) => new(actual.IsNumber(), score, score);

    private Points Quarters(QuarterRule rule, IReadOnlyList<Arithmetic?> progress)
    {
        string[] names = ["一季度", "二季度", "三季度", "四季度"];
        Term[] actual = [.. progress.Select((expression, i) => Value(expression, $"{names[i]}末累计进度"))];
        Term[] plan = [.. names.Select((name, i) => Given($"{name}末计划进度", rule.Plan[i], "%"))];
        Term[] worth = [.. names.Select((name, i) => Given($"{name}分值", rule.Quarters[i], "分"))];
        var averageWorth = Given("平均项分值", rule.AverageWeight, "分");
        QuarterAverage[] averages = rule.Average == QuarterAverage.Open ? [QuarterAverage.Raw, QuarterAverage.Ratio] : [rule.Average];
        bool[] caps = rule.CapRatios is { } cap ? [cap] : [true, false];

        if (averages.Length == 1 && caps.Length == 1 && progress.All(expression => expression?.IsName == true))
        {
            var ratio = actual.Select((one, i) => caps[0] ? Term.Min(One, one / plan[i]) : one / plan[i]).ToArray();
            List<Term> points = [.. names.Select((name, i) => Formula("计算", $"{name}得分 = 进度 ÷ 计划 × 分值{(caps[0] ? "，比值以 1 为限" : "")}", Term.If(actual[i].IsNumber(), ratio[i] * worth[i], Zero), "分"))];
            var all = Term.Count(actual).Is(Term.Of(4));
            var average = rule.Average == QuarterAverage.Raw ? Term.Sum(actual) / Term.Of(400) : Term.Sum(ratio) / Term.Of(4);
            points.Add(Formula("计算", rule.Average == QuarterAverage.Raw ? "平均项得分 = 累计进度平均 × 分值" : "平均项得分 = 进度与计划之比平均 × 分值", Term.If(all, average * averageWorth, Zero), "分"));
            var sum = Term.Sum([.. points]);
            return new(all, sum, sum);
        }

        // What is not known lies between its known neighbours, and beyond the last known there is no end.
        Term[] before = new Term[4], after = new Term[4];
        for (var i = 0; i < 4; i++)
            before[i] = Formula("计算", $"{names[i]}至少", Term.If(actual[i].IsNumber(), actual[i], i > 0 ? before[i - 1] : Zero), "%");
        var boundless = new Term("1E+27", new Rational(BigInteger.Pow(10, 27), 1));
        for (var i = 3; i >= 0; i--)
            after[i] = Formula("计算", $"{names[i]}至多（1E+27 即无限）", Term.If(actual[i].IsNumber(), actual[i], i < 3 ? after[i + 1] : boundless), "%");

        var (lows, highs) = (new List<Term>(), new List<Term>());
        foreach (var average in averages)
            foreach (var capped in caps)
            {
                var reading = $"平均取{(average == QuarterAverage.Raw ? "累计进度" : "进度与计划之比")}，比值{(capped ? "以 1 为限" : "不设上限")}";
                lows.Add(Composite($"最低：{reading}", [.. before.Zip(after, (a, b) => Term.Min(a, b))], average, capped));
                highs.Add(Composite($"最高：{reading}", [.. before.Zip(after, (a, b) => Term.Max(a, b))], average, capped));
            }
        return new(Term.Count(actual) > Zero, Term.Min([.. lows]), Term.Max([.. highs]));

        Term Composite(string label, Term[] at, QuarterAverage average, bool capped)
        {
            Term[] ratios = [.. at.Select((one, i) => capped ? Term.Min(One, one / plan[i]) : one / plan[i])];
            var points = Term.Sum([.. ratios.Select((ratio, i) => ratio * worth[i])]);
            var mean = average == QuarterAverage.Raw ? Term.Sum(at) / Term.Of(400) : Term.Sum(ratios) / Term.Of(4);
            return Formula("计算", label, points + (mean * averageWorth), "分");
        }
    }

    /// <summary>An input: the cell of its fact, or arithmetic over such cells.</summary>
    private Term Value(Arithmetic? expression, string what)
    {
        if (expression is null)
            return Formula("缺口", $"{what}：不知道", Term.Empty, "");
        foreach (var fact in expression.Names.Select(name => subject.Facts[name]))
            if (!cited.ContainsKey(fact.Name))
            {
                var source = facts.Of(fact);
                cited[fact.Name] = Formula("取数", fact.Label, Term.If(source.IsNumber(), source, Term.Empty), fact.Unit ?? "", fact.Date is null ? Look.Value : Look.Date);
            }
        if (expression.IsName)
            return cited[expression.Names[0]];
        var cells = expression.Names.Select(name => cited[name]).ToArray();
        var value = expression.Evaluate(name => subject.Facts[name].Value);
        var result = new Term($"IFERROR({expression.Formula(name => cited[name].Text)},\"\")", value is { } number ? number : "");
        return Formula("计算", $"{what} = {expression.Show(name => subject.Facts[name].Label)}", cells.Length == 0 ? result : Term.If(Term.Count(cells).Is(Term.Of(cells.Length)), result, Term.Empty), "");
    }

    /// <summary>A row with a stretch of actuals and whether the actual lies in it.</summary>
    private (Term Points, Term Hit) Stretch(string label, Interval stretch, Term actual, string unit, Rational? points)
    {
        var row = Row;
        var hit = Term.If(actual.IsNumber(), Term.If(Contains(row, LowerColumn, stretch, actual), One, Zero), Zero);
        Write("参数", label, points is { } worth ? new(Look.Input, Number: worth) : new(Look.Text), unit, stretch: stretch, hit: new(Look.Mark, Formula: hit));
        return (Sheet.Cell(ValueColumn, row, points), Sheet.Cell(HitColumn, row, hit.Value));
    }

    /// <summary>Whether a number lies in the stretch whose ends and marks stand in four cells from <paramref name="first"/> on.</summary>
    public static Term Contains(int row, char first, Interval stretch, Term value)
    {
        var (low, lowMark) = (Sheet.Cell(first, row, stretch.Lower), Sheet.Cell((char)(first + 1), row, Mark(stretch.Lower, stretch.LowerInclusive)));
        var (high, highMark) = (Sheet.Cell((char)(first + 2), row, stretch.Upper), Sheet.Cell((char)(first + 3), row, Mark(stretch.Upper, stretch.UpperInclusive)));
        var inclusive = Term.Of(Inclusive);
        return Term.And(
            Term.Or(low.Is(Term.Empty), value > low, Term.And(value.Equal(low), lowMark.Is(inclusive))),
            Term.Or(high.Is(Term.Empty), value < high, Term.And(value.Equal(high), highMark.Is(inclusive))));
    }

    /// <summary>The four cells of a stretch; an end without limit is empty.</summary>
    public static Content[] Ends(Interval stretch) =>
    [
        new(Look.Input, Number: stretch.Lower), new(Look.InputMark, Mark(stretch.Lower, stretch.LowerInclusive)),
        new(Look.Input, Number: stretch.Upper), new(Look.InputMark, Mark(stretch.Upper, stretch.UpperInclusive)),
    ];

    private static string? Mark(Rational? end, bool inclusive) => end is null ? null : inclusive ? Inclusive : Exclusive;

    /// <summary>The number of the row that is written next.</summary>
    private int Row => sheet.Next + block.Count;

    /// <summary>The cells of a column from a row of this block on.</summary>
    private string Cells(char column, int first) => string.Create(CultureInfo.InvariantCulture, $"{column}{first}:{column}{Row - 1}");

    private Term Product(int first, Rational value) => new($"SUMPRODUCT({Cells(ValueColumn, first)},{Cells(HitColumn, first)})", value);

    private Term Hits(int first, Rational value) => new($"SUM({Cells(HitColumn, first)})", value);

    private Term Given(string label, Rational value, string unit) => Entered("参数", label, value, unit);

    private Term Entered(string step, string label, Rational? value, string unit)
    {
        var cell = Sheet.Cell(ValueColumn, Row, value);
        Write(step, label, new(Look.Input, Number: value), unit);
        return cell;
    }

    private Term Entered(string step, string label, string value)
    {
        var cell = Sheet.Cell(ValueColumn, Row, value);
        Write(step, label, new(Look.InputText, value), "");
        return cell;
    }

    private Term Formula(string step, string label, Term formula, string unit, Look look = Look.Value)
    {
        var cell = Sheet.Cell(ValueColumn, Row, formula.Value);
        Write(step, label, new(look, Formula: formula), unit);
        return cell;
    }

    private void Write(string step, string label, Content value, string unit, Look look = Look.Text, Interval? stretch = null, Content? hit = null)
    {
        Content[] ends = stretch is { } given ? Ends(given) : [.. Enumerable.Repeat(new Content(Look.Text), 4)];
        block.Add([id, new(look, label), new(Look.Mark, step), value, new(Look.Mark, unit), .. ends, hit ?? new(Look.Text)]);
    }
}
