using System.CommandLine;
using System.Text;
using Anlan.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var subject = new Argument<string>("CASE") { Description = "案例：一个文件夹，或 cases/ 下的名称" };
var leaf = new Argument<string>("CODE") { Description = "指标的编号，例如 Y16 或 3.2.1" };
var framework = new Option<FileInfo?>("--framework") { Description = "改用这个指标体系文件", HelpName = "FILE" };
var json = new Option<bool>("--json") { Description = "输出 JSON（见 docs/schema）" };

var evaluate = new Command("evaluate", "按评分标准复算一个案例：公布、复核、可证实三种总分") { subject, framework, json };
evaluate.SetAction(parsed => EvaluateCommand.Run(parsed.GetRequiredValue(subject), parsed.GetValue(framework), parsed.GetValue(json)));

var explain = new Command("explain", "一个指标的完整算式") { subject, leaf, framework, json };
explain.SetAction(parsed => ExplainCommand.Run(parsed.GetRequiredValue(subject), parsed.GetRequiredValue(leaf), parsed.GetValue(framework), parsed.GetValue(json)));

var parsed = new RootCommand("安澜：离线复算公布的绩效评价") { evaluate, explain }.Parse(args);
var exit = parsed.Invoke();

// A command line that cannot be read is unusable input like any other.
return parsed.Errors.Count > 0 ? Exit.Unusable : exit;
