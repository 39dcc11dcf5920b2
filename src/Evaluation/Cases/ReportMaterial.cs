using Anlan.Evaluation.Numbers;

namespace Anlan.Evaluation.Cases;

/// <summary>The chapter structures in which evaluation reports are published.</summary>
public enum HouseStyle
{
    /// <summary>部门整体支出: a department evaluates all it spends.</summary>
    A,

    /// <summary>项目支出, by an evaluator from outside.</summary>
    B,

    /// <summary>项目支出部门评价: a department evaluates a project of its own, with a contents page.</summary>
    C,

    /// <summary>项目支出部门评价, the short form for the public.</summary>
    D,
}

/// <summary>The person who fills a form in. Never part of a public edition.</summary>
/// <param name="PreparedBy">The name, or nothing.</param>
/// <param name="Phone">The telephone number, or nothing.</param>
/// <param name="Names">Further names that occur in the texts.</param>
public sealed record ReportPeople(string? PreparedBy, string? Phone, IReadOnlyList<string> Names);

/// <summary>A task of the year with its money (年度主要任务).</summary>
/// <param name="Name">任务名称.</param>
/// <param name="Content">主要内容, or nothing.</param>
/// <param name="Done">完成情况, or nothing.</param>
/// <param name="Budget">预算数, 元.</param>
/// <param name="BudgetFiscal">Of it from the budget (其中：财政拨款), 元, or nothing.</param>
/// <param name="Spent">执行数, 元, or nothing.</param>
/// <param name="SpentFiscal">Of it from the budget, 元, or nothing.</param>
/// <param name="Line">The line of the publication, or 0.</param>
public sealed record PlannedTask(string Name, string? Content, string? Done, Rational? Budget, Rational? BudgetFiscal, Rational? Spent, Rational? SpentFiscal, int Line);

/// <summary>A goal of the year and what became of it (年度总体目标).</summary>
/// <param name="Expected">预期目标.</param>
/// <param name="Actual">目标实际完成情况, or nothing.</param>
/// <param name="Line">The line of the publication, or 0.</param>
public sealed record Goal(string Expected, string? Actual, int Line);

/// <summary>An indicator of the filed targets (绩效目标申报表): other than the scored tree.</summary>
/// <param name="Level">一级指标, such as 产出指标.</param>
/// <param name="Group">二级指标, such as 数量指标.</param>
/// <param name="Name">三级指标.</param>
/// <param name="Target">预期指标值.</param>
/// <param name="Actual">实际完成值, or nothing.</param>
/// <param name="Line">The line of the publication, or 0.</param>
public sealed record FiledTarget(string Level, string Group, string Name, string Target, string? Actual, int Line);

/// <summary>A table of the report's own.</summary>
/// <param name="Slot">The slot of <see cref="ReportMaterial.Texts"/> behind whose texts it stands.</param>
/// <param name="Title">Its title, without a number.</param>
/// <param name="Columns">The heads.</param>
/// <param name="Rows">The cells, as many a row as there are columns.</param>
/// <param name="Line">The line of the publication, or 0.</param>
public sealed record MaterialTable(string Slot, string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, int Line);

/// <summary>A problem and the recommendation that mirrors it.</summary>
/// <param name="Indicator">The leaf's ref or code in which it cost points, or nothing.</param>
/// <param name="Title">The problem in a few words, the heading.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record Matter(string? Indicator, string Title, string Problem, string Advice);

/// <summary>
/// What a report tells beyond facts and scores. <c>{name}</c> in any of its texts stands for the fact of that name.
/// </summary>
public sealed record ReportMaterial
{
    /// <summary>The closed list of slots for texts, with what belongs into each.</summary>
    public static IReadOnlyDictionary<string, string> Slots { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["duties"] = "主要职能",
        ["plan"] = "年度总体工作和重点工作任务",
        ["budget"] = "预算编制情况",
        ["execution"] = "预算执行情况",
        ["management"] = "财务、项目、资产、人员和制度管理情况",
        ["goals"] = "主要履职目标",
        ["work"] = "主要工作和实施情况",
        ["background"] = "项目背景",
        ["content"] = "项目主要内容",
        ["funds"] = "资金投入和使用情况",
        ["purpose"] = "评价目的",
        ["scope"] = "评价对象和范围",
        ["principles"] = "评价原则和方法",
        ["process"] = "评价工作过程",
        ["results"] = "取得的成效",
        ["experience"] = "主要经验和做法",
        ["followUp"] = "后续工作计划和建议",
        ["significance"] = "评价的意义",
    };

    /// <summary>The style in which the case is reported unless another is asked for.</summary>
    public HouseStyle Style { get; init; }

    /// <summary>The project's name, or nothing for a whole department.</summary>
    public string? Project { get; init; }

    /// <summary>Who evaluates and signs, or nothing where the unit does.</summary>
    public string? Evaluator { get; init; }

    /// <summary>The day of the report (成文日期), or nothing: it is then left for a person to fill in.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Who fills the form in, or nothing: left for a person to fill in.</summary>
    public ReportPeople? People { get; init; }

    /// <summary>The documents that the evaluation rests on.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>Paragraphs by slot; an absent slot is left for a person to fill in.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Texts { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The tasks of the year.</summary>
    public IReadOnlyList<PlannedTask> Tasks { get; init; } = [];

    /// <summary>The goals of the year.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>The filed targets.</summary>
    public IReadOnlyList<FiledTarget> Targets { get; init; } = [];

    /// <summary>Further tables.</summary>
    public IReadOnlyList<MaterialTable> Tables { get; init; } = [];

    /// <summary>Problems with their recommendations.</summary>
    public IReadOnlyList<Matter> Matters { get; init; } = [];
}
