using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;
using Anlan.Cli;

// The same words on every machine: help and errors of the parser follow the culture, ours are Chinese.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var subject = new Argument<string>("CASE") { Description = "案例：一个文件夹，或 cases/ 下的名称" };
var leaf = new Argument<string>("CODE") { Description = "指标的编号，例如 Y16 或 3.2.1" };
var framework = new Option<string?>("--framework") { Description = "改用这个指标体系文件", HelpName = "FILE" };
var json = new Option<bool>("--json") { Description = "输出 JSON（见 docs/schema）" };

var evaluate = new Command("evaluate", "按评分标准复算一个案例：公布、复核、可证实三种总分") { subject, framework, json };
evaluate.SetAction(parsed => EvaluateCommand.Run(parsed.GetRequiredValue(subject), parsed.GetValue(framework), parsed.GetValue(json)));

var explain = new Command("explain", "一个指标的完整算式") { subject, leaf, framework, json };
explain.SetAction(parsed => ExplainCommand.Run(parsed.GetRequiredValue(subject), parsed.GetRequiredValue(leaf), parsed.GetValue(framework), parsed.GetValue(json)));

var place = new Option<string?>("--out") { Description = "写到哪个文件：.docx、.pdf 或 .xlsx", HelpName = "FILE" };
var style = new Option<string?>("--style") { Description = "体例：A 部门整体支出，B 外部评价，C 部门评价，D 公开的简式", HelpName = "A|B|C|D" };
var edition = new Option<bool>("--public") { Description = "公开版：不含姓名、电话和不公开的内容" };
var codes = new Option<bool>("--codes") { Description = "附上每个数的查验码" };
var report = new Command("report", "写出评价报告，每个数都能追溯和重算") { subject, place, style, edition, codes };
report.SetAction((parsed, cancel) => ReportCommand.RunAsync(
    parsed.GetRequiredValue(subject), parsed.GetValue(place), parsed.GetValue(style), parsed.GetValue(edition), parsed.GetValue(codes), cancel));

var file = new Argument<string>("FILE|CODE") { Description = "报告（.docx 或 .pdf），或者纸上的一个查验码，例如 K7QM-2X9F" };
var against = new Option<string?>("--case") { Description = "与这个案例对照；核对查验码和抄件时要有", HelpName = "CASE" };
var verify = new Command("verify", "离线核验一份报告：改过、删去、算不出的数逐个列出；退出码 0 相符，1 有发现，2 读不了") { file, against, json };
verify.SetAction((parsed, cancel) => VerifyCommand.RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(against), parsed.GetValue(json), cancel));

// A root command proper would call itself by the name of the file that runs.
var root = new Command("anlan", "安澜：离线复算公布的绩效评价")
{
    evaluate, explain, report, verify,
    new HelpOption { Description = "显示帮助", Recursive = true },
    new VersionOption { Description = "显示版本" },
};
var parsed = root.Parse(args);
if (parsed.Action is not ParseErrorAction)
    return await parsed.InvokeAsync();

foreach (var error in parsed.Errors)
    Console.Error.WriteLine(error.Message.TrimEnd('.'));
Console.Error.WriteLine("用法见 anlan --help");
return Exit.Unusable;
