using Anlan.Evaluation.Auditing;
using Anlan.Evaluation.Cases;
using Anlan.Evaluation.Scoring.Rules;

namespace Anlan.Evaluation.Scoring;

/// <summary>The Chinese words for the closed sets that people see, the same on every screen and page.</summary>
public static class Labels
{
    /// <summary>可复算, 仅陈述, 人评定, 无依据.</summary>
    public static string Label(this Evidence evidence) => evidence switch
    {
        Evidence.Computed => "可复算",
        Evidence.Unsupported => "仅陈述",
        Evidence.Judged => "人评定",
        Evidence.Open => "无依据",
        _ => throw new ArgumentOutOfRangeException(nameof(evidence)),
    };

    /// <summary>What a rule kind does, in two to four characters.</summary>
    public static string Label(this RuleKind kind) => kind switch
    {
        RuleKind.Check => "要点",
        RuleKind.Ratio => "比率",
        RuleKind.Target => "达标",
        RuleKind.Step => "逐步扣分",
        RuleKind.Bands => "分档",
        RuleKind.Binary => "是否",
        RuleKind.Grade => "等次",
        RuleKind.Quarters => "分季进度",
        RuleKind.Expert => "酌情",
        RuleKind.Sum => "分项合计",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What a line of a working does, in two characters.</summary>
    public static string Label(this StepKind kind) => kind switch
    {
        StepKind.Input => "取数",
        StepKind.Operation => "计算",
        StepKind.Rounding => "取整",
        StepKind.Judgement => "评定",
        StepKind.Gap => "缺口",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>错 for a conflict, 问 for a question.</summary>
    public static string Label(this Severity severity) => severity switch
    {
        Severity.Error => "错",
        Severity.Question => "问",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };
}
