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

// A root command proper would call itself by the name of the file that runs.
var root = new Command("anlan", "安澜：离线复算公布的绩效评价")
{
    evaluate, explain,
    new HelpOption { Description = "显示帮助", Recursive = true },
    new VersionOption { Description = "显示版本" },
};
var parsed = root.Parse(args);
if (parsed.Action is not ParseErrorAction)
    return parsed.Invoke();

foreach (var error in parsed.Errors)
    Console.Error.WriteLine(error.Message.TrimEnd('.'));
Console.Error.WriteLine("用法见 anlan --help");
return Exit.Unusable;
