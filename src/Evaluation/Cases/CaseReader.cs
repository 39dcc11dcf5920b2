using Anlan.Evaluation.Frameworks;
using Anlan.Evaluation.Numbers;
using Anlan.Evaluation.Scoring;
using Anlan.Evaluation.Scoring.Rules;
using Anlan.Evaluation.Sources;

namespace Anlan.Evaluation.Cases;

/// <summary>Reads a case and holds it against its framework.</summary>
internal sealed class CaseReader(Sink sink, Framework? framework)
{
    private const int MaxFacts = 5000;

    /// <summary>What a reading may not change in a rule, because the leaf's entry was written for it.</summary>
    private static readonly string[] Fixed = ["kind", "measure", "items", "levels", "parts", "veto", "notApplicable", "unreadable"];

    private readonly Dictionary<string, Fact> facts = new(StringComparer.Ordinal);

    public Case Read(Fields fields)
    {
        var id = fields.Required("case");
        if (id.Length > 0 && !FrameworkReader.IsId(id))
            sink.Add(fields.LineOf("case"), "“case”只用小写字母、数字和连字符，最多 80 个字符");
        var kind = fields.Required("kind");
        if (kind.Length > 0 && !Framework.Regimes.Contains(kind))
            sink.Add(fields.LineOf("kind"), $"“kind”只能是 {string.Join("、", Framework.Regimes)} 之一");
        ReadFacts(fields);
        var source = fields.Inner("source");
        var document = source?.Text("document");
        source?.Know("published");
        source?.Done();
        var frameworkId = fields.Text("framework");
        if (framework is null && fields.Has("scores"))
            sink.Add(fields.LineOf("scores"), "没有写明“framework”，各指标无从计分");

        var published = fields.Inner("published");
        var total = published?.Inner("total");
        var grade = published?.Inner("grade");
        if (!fields.Has("year"))
            fields.Problem("缺少“year”");
        var read = new Case
        {
            Id = id,
            Title = fields.Required("title"),
            Unit = fields.Required("unit"),
            Year = fields.Whole("year", 1990, 2100) ?? 0,
            Kind = kind,
            FrameworkId = frameworkId,
            Source = document,
            Facts = facts,
            PublishedTotal = total is null ? null : new Claim<Rational>(Points(total, "value"), Line(total)),
            PublishedGrade = grade is null ? null : new Claim<string>(grade.Required("name"), Line(grade)),
            Entries = ReadEntries(fields),
            Report = fields.Inner("report") is { } report ? new ReportMaterialReader(sink, facts, framework).Read(report) : null,
            Readings = ReadReadings(fields),
        };
        total?.Done();
        grade?.Done();
        published?.Done();
        fields.Done();
        return read;
    }

    private static int Line(Fields fields) => fields.Whole("line", 1, 1_000_000) ?? 0;

    private static Rational Points(Fields fields, string key)
    {
        var points = fields.RequiredNumber(key);
        if (points < 0 || points > 10_000)
            fields.Sink.Add(fields.LineOf(key), "得分应当在 0 与 10000 之间");
        return points;
    }

    private void ReadFacts(Fields fields)
    {
        if (fields.Inner("facts") is not { } all)
            return;
        foreach (var (name, line) in all.Keys)
        {
            if (facts.Count >= MaxFacts)
            {
                sink.Add(line, $"事实超过 {MaxFacts} 条");
                break;
            }
            if (name.Length is 0 or > 60 || name == "ceil" || !char.IsAsciiLetter(name[0]) || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
                sink.Add(line, "事实的名称以字母开头，只用字母、数字和下划线，最多 60 个字符");
            if (all.Inner(name) is not { } fact)
                continue;
            var isDate = fact.Node("value") is YamlScalar { Text: { Length: 10 } text } && text[4] == '-';
            if (fact.Has("value") == fact.Has("values"))
                fact.Problem("一条事实写“value”或“values”，二者选一");
            facts[name] = new Fact(
                name,
                fact.Required("label"),
                isDate ? null : fact.Number("value"),
                isDate ? fact.Date("value") : null,
                fact.NumberList("values"),
                fact.Text("unit"),
                Line(fact),
                fact.Text("note"))
            {
                Printed = isDate ? null : (fact.Node("value") as YamlScalar)?.Text,
                Withheld = fact.Text("withheld"),
            };
            fact.Done();
        }
    }

    private Dictionary<string, Entry> ReadEntries(Fields fields)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.Ordinal);
        if (fields.Inner("scores") is not { } scores || framework is null)
            return entries;
        foreach (var (id, line) in scores.Keys)
        {
            if (scores.Inner(id) is not { } entry)
                continue;
            if (framework.Leaf(id) is not { } leaf)
            {
                sink.Add(line, $"指标体系 {framework.Id} 里没有“{Fields.Shorten(id)}”");
                continue;
            }
            var checkedAs = entry.Choice("checked", ("published", true), ("computed", false)) ?? false;
            if (checkedAs && !entry.Has("because"))
                entry.Problem("复核保留印出的分数时，要用“because”写明理由");
            var published = entry.Has("published") ? Points(entry, "published") : (Rational?)null;
            var read = new Entry(
                leaf.Id,
                published,
                Line(entry),
                entry.Text("actual"),
                entry.Text("reason"),
                ReadSupport(entry, leaf.Rule!, leaf.Weight),
                checkedAs,
                entry.Text("because"),
                line);
            entry.Done();
            if (!entries.TryAdd(leaf.Id, read))
                sink.Add(line, $"“{id}”写了两次");
        }
        return entries;
    }

    private Support ReadSupport(Fields entry, Rule rule, Rational weight)
    {
        string[] kinds = ["inputs", "statement", "judgement", "open", "parts", "notApplicable"];
        var given = kinds.Where(entry.Has).ToList();
        entry.Know([.. kinds, "vetoed"]);
        if (given.Count > 1)
            entry.Problem($"“{given[0]}”与“{given[1]}”只能写一个");
        var kind = given.FirstOrDefault();
        return entry.Has("vetoed") ? ReadVetoed(entry, kind, rule, weight) : ReadSupport(entry, kind, rule, weight);
    }

    private Support ReadSupport(Fields entry, string? kind, Rule rule, Rational weight)
    {
        switch (kind)
        {
            case "inputs" when entry.Inner("inputs") is { } inputs:
                return ReadInputs(inputs, rule);
            case "statement" when entry.Inner("statement") is { } statement:
                return ReadStatement(statement, rule, weight);
            case "judgement" when entry.Inner("judgement") is { } judgement:
                return ReadJudgement(judgement, rule, weight);
            case "parts":
                return ReadParts(entry, rule);
            case "notApplicable":
                if (!rule.NotApplicableIsFull)
                    entry.Problem("这个指标的评分标准没有“不适用得满分”的规定");
                return Decision(entry, kind, (reason, by) => new NotApplicable(reason, by));
            default:
                return new Unknown(entry.Text("open"));
        }
    }

    /// <summary>A veto of the whole indicator stands alone; beside a veto of one item stands what the others rest on.</summary>
    private Support ReadVetoed(Fields entry, string? kind, Rule rule, Rational weight)
    {
        var item = rule.Veto?.Item;
        var left = item is { } number && rule is CheckRule check ? weight - check.Items[number - 1].Points : weight;
        var rest = ReadSupport(entry, kind, rule, left);
        if (rule.Veto is null)
            entry.Problem("这个指标的评分标准没有一票否决的规定");
        else if (item is null && kind is not null)
            entry.Problem($"一票否决后整个指标不得分，不再写“{kind}”");
        else if (rule is SumRule && item is not null && rest is not (Parts or Unknown))
            entry.Problem($"第 {item} 项已被否决，其余各项写在“parts”里");
        else if (rule is CheckRule && item is { } struck && (rest is not (Unknown or Judgement { AllMet: false }) || rest is Judgement { Met: { } met } && met.Contains(struck)))
            entry.Problem($"第 {item} 项已被否决，其余各项逐项写在“judgement”的“met”里");
        return Decision(entry, "vetoed", (reason, by) => new Vetoed(reason, by, rest));
    }

    private static Support Decision(Fields entry, string kind, Func<string, string, Support> make)
    {
        if (entry.Inner(kind) is not { } fields)
            return new Unknown(null);
        var decision = make(fields.Required("reason"), fields.Required("by"));
        fields.Done();
        return decision;
    }

    private Support ReadParts(Fields entry, Rule rule)
    {
        if (rule is not SumRule sum)
        {
            entry.Problem("只有 SUM 的指标才写“parts”");
            return new Unknown(null);
        }
        var parts = new List<Support>();
        foreach (var part in entry.Maps("parts"))
        {
            if (parts.Count < sum.Parts.Count)
                parts.Add(ReadSupport(part, sum.Parts[parts.Count].Rule, sum.Parts[parts.Count].Weight));
            part.Done();
        }
        if (entry.List("parts").Count != sum.Parts.Count)
            sink.Add(entry.LineOf("parts"), $"评分标准有 {sum.Parts.Count} 个分项，这里写了 {entry.List("parts").Count} 个");
        return new Parts(parts);
    }

    private Support ReadInputs(Fields fields, Rule rule)
    {
        if (rule.Kind is RuleKind.Check or RuleKind.Expert or RuleKind.Sum)
        {
            fields.Problem($"{rule.Name} 由人判断，不写“inputs”");
            return new Unknown(null);
        }
        var numbers = new Dictionary<string, Arithmetic?>(StringComparer.Ordinal);
        var progress = new List<Arithmetic?>();
        var answers = new List<string>();
        string? level = null;
        string[] wanted = rule.Measure switch
        {
            Measure.Rate => ["numerator", "denominator"],
            Measure.Change => ["prior", "current"],
            Measure.Days => ["actual", "due"],
            Measure.Count => ["value"],
            _ => [],
        };
        if (fields.Mentions("value") && rule.Measure is not (Measure.Progress or Measure.Declared))
            wanted = ["value"];
        foreach (var key in wanted)
        {
            if (!fields.Mentions(key))
                fields.Problem($"缺少“{key}”，不知道的写 null");
            numbers[key] = fields.Node(key) is { } node ? Expression(node, key) : null;
        }
        switch (rule.Measure)
        {
            case Measure.Progress:
                progress.AddRange(fields.List("progress").Select(node => node is YamlScalar { IsNull: true } ? null : Expression(node, "progress")));
                if (progress.Count != 4)
                    sink.Add(fields.LineOf("progress"), "“progress”应当有四个季度，不知道的写 null");
                break;
            case Measure.Survey5 when wanted.Length == 0:
                foreach (var node in fields.List("answers"))
                {
                    var name = (node as YamlScalar)?.Text ?? "";
                    if (!facts.TryGetValue(name, out var fact) || fact.Values.Count != 5 || fact.Values.Any(v => v < 0 || !v.IsWhole))
                        sink.Add(node.Line, $"“{Fields.Shorten(name)}”应当是有五个人数的事实");
                    answers.Add(name);
                }
                if (answers.Count == 0)
                    fields.Problem("缺少“answers”");
                break;
            case Measure.Declared:
                level = fields.Required("level");
                if (rule.PointsOf(level, 0) is null)
                    sink.Add(fields.LineOf("level"), $"评分标准没有“{Fields.Shorten(level)}”这一等次");
                break;
        }
        SameUnit(fields, numbers.Values.Concat(progress));
        fields.Done();
        return new Inputs(numbers, progress, answers, level);
    }

    private Arithmetic? Expression(YamlNode node, string key)
    {
        if (node is not YamlScalar scalar)
        {
            sink.Add(node.Line, $"“{key}”应当是一个事实或算式");
            return null;
        }
        if (!Arithmetic.TryParse(scalar.Text, out var expression, out var problem))
        {
            sink.Add(node.Line, problem!);
            return null;
        }
        var isDate = key is "actual" or "due";
        if (isDate && !expression!.IsName)
            sink.Add(node.Line, $"“{key}”应当是一个日期");
        foreach (var name in expression!.Names)
        {
            if (!facts.TryGetValue(name, out var fact))
                sink.Add(node.Line, $"没有名为“{Fields.Shorten(name)}”的事实");
            else if (fact.Values.Count > 0)
                sink.Add(node.Line, $"“{name}”是一组数，不能进算式");
            else if (isDate != fact.Date is not null)
                sink.Add(node.Line, isDate ? $"“{name}”不是日期" : $"“{name}”是日期，不能进算式");
        }
        return expression;
    }

    /// <summary>万元 over 元 gives a rate that is wrong by ten thousand: the facts of one measure carry one unit.</summary>
    private void SameUnit(Fields fields, IEnumerable<Arithmetic?> inputs)
    {
        var units = inputs.OfType<Arithmetic>().SelectMany(n => n.Names).Where(facts.ContainsKey).Select(name => facts[name].Unit).ToList();
        if (units.Contains("元") && units.Contains("万元"))
            fields.Problem("元与万元不能混在一个算式里");
    }

    private Support ReadStatement(Fields fields, Rule rule, Rational weight)
    {
        var allMet = fields.Choice("met", ("all", true)) ?? false;
        var value = fields.Number("value");
        var level = fields.Text("level");
        var fits = rule switch
        {
            CheckRule => allMet,
            GradeRule => level is not null && rule.PointsOf(level, weight) is not null,
            ExpertRule or SumRule or QuarterRule => false,
            _ => value is not null,
        };
        if (new[] { allMet, value is not null, level is not null }.Count(given => given) > 1)
            fields.Problem("“statement”写“value”“level”“met”之一");
        if (!fits)
            fields.Problem($"{rule.Name} 的“statement”应当写{(rule is CheckRule ? "“met: all”" : rule is GradeRule ? "评分标准里的一个等次（“level”）" : rule is ExpertRule or SumRule or QuarterRule ? "在别处：这类指标不能凭一句话计分" : "印出的数（“value”）")}");
        var statement = new Statement(value, level, allMet, fields.Required("text"), Line(fields));
        fields.Done();
        return fits ? statement : new Unknown(null);
    }

    private Support ReadJudgement(Fields fields, Rule rule, Rational weight)
    {
        var score = fields.Number("score");
        var level = fields.Text("level");
        var allMet = false;
        IReadOnlyList<int>? met = null;
        if (fields.Has("met"))
        {
            if (fields.Node("met") is YamlScalar)
                allMet = fields.Choice("met", ("all", true)) ?? false;
            else
                met = fields.Numbered("met", (rule as CheckRule)?.Items.Count ?? 0);
        }
        if (new[] { score is not null, level is not null, fields.Has("met") }.Count(given => given) != 1)
            fields.Problem("判断写“score”“met”“level”之一");
        if (fields.Has("met") && rule is not CheckRule)
            fields.Sink.Add(fields.LineOf("met"), "“met”只用于 CHECK");
        if (level is not null && rule.PointsOf(level, weight) is null)
            fields.Sink.Add(fields.LineOf("level"), $"评分标准没有“{Fields.Shorten(level)}”这一等次");
        if (score is { } points && (points < 0 || points > weight))
            fields.Sink.Add(fields.LineOf("score"), $"判断的得分应当在 0 与权重 {Rounding.Text(weight, 4)} 之间");
        var judgement = new Judgement(score, allMet, met, level, fields.Required("by"), fields.Text("reason"));
        fields.Done();
        return judgement;
    }

    private List<Reading> ReadReadings(Fields fields)
    {
        var readings = new List<Reading>();
        foreach (var reading in fields.Maps("readings", Case.MaxReadings))
        {
            var id = reading.Required("indicator");
            var name = reading.Required("name");
            reading.Know("take", "inputs", "rule");
            if (framework?.Leaf(id) is not { } leaf)
            {
                reading.Problem($"没有指标“{Fields.Shorten(id)}”");
                continue;
            }
            if (new[] { "take", "inputs", "rule" }.Count(reading.Has) != 1)
                reading.Problem("一种读法写“take”“inputs”“rule”之一");
            var take = reading.Choice("take", ("computed", true), ("published", false));
            var inputs = reading.Inner("inputs") is { } changed ? ReadInputs(changed, leaf.Rule!) : null;
            Rule? rule = null;
            if (reading.Inner("rule") is { } parameters)
            {
                foreach (var (key, line) in parameters.Keys)
                    if (Fixed.Contains(key))
                        sink.Add(line, $"读法不能改变“{key}”：这个指标的依据是照原来的评分标准写的");
                rule = RuleReader.Read(new Fields(leaf.RuleSource!.With(parameters.Map), sink), leaf.Weight);
            }
            reading.Done();
            if (readings.Any(r => r.Name == name))
                sink.Add(reading.LineOf("name"), $"读法“{Fields.Shorten(name)}”写了两次");
            readings.Add(new Reading(name, leaf.Id, take, inputs, rule));
        }
        return readings;
    }
}
