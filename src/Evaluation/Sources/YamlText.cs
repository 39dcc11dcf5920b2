using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Anlan.Evaluation.Sources;

/// <summary>
/// Reads YAML from people who may be hasty or hostile. Only maps, lists and scalars are read: anchors, aliases and
/// tags are refused, so nothing can multiply, and size, depth and number of nodes are bounded.
/// </summary>
internal static class YamlText
{
    public const int MaxCharacters = 4_000_000;
    public const int MaxNodes = 200_000;
    public const int MaxDepth = 24;

    /// <summary>The tree, or nothing with the reasons in <paramref name="problems"/>.</summary>
    public static YamlMap? Read(string file, string text, List<Problem> problems)
    {
        if (text.Length > MaxCharacters)
        {
            problems.Add(new(file, 0, $"文件有 {text.Length:N0} 个字符，最多 {MaxCharacters:N0} 个"));
            return null;
        }
        if (Unreadable(text) is var (line, message) && message is not null)
        {
            problems.Add(new(file, line, message));
            return null;
        }
        try
        {
            var reader = new Reader(file, new Parser(new StringReader(text)), problems);
            return reader.Document();
        }
        catch (YamlException broken)
        {
            problems.Add(new(file, (int)broken.Start.Line, $"YAML 写法有误，这里读不下去（{Short(broken.Message)}）"));
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or OverflowException or FormatException or IndexOutOfRangeException)
        {
            // The parser of the library gives way on some broken inputs instead of saying where.
            problems.Add(new(file, 0, $"YAML 写法有误，无法解析（{Short(broken.Message)}）"));
        }
        return null;
    }

    /// <summary>Characters that make a text read otherwise than it is stored, or that no text file holds.</summary>
    private static (int Line, string? Message) Unreadable(string text)
    {
        var line = 1;
        var bracket = 0;
        foreach (var c in text)
        {
            if (c == '\n')
                line++;
            if (c is '[' or '{' && ++bracket > MaxNodes)
                return (line, "括号太多");
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u061C')
                return (line, $"含有改变文字方向的控制符 U+{(int)c:X4}，请删除");
            if (c is '\uFFFD' or (< ' ' and not ('\n' or '\r' or '\t')) or '\u007F')
                return (line, $"含有不可见的控制符 U+{(int)c:X4}，可能不是 UTF-8 文本");
        }
        return (0, null);
    }

    private static string Short(string message) => message.Length <= 120 ? message : message[..120] + "…";

    private sealed class Reader(string file, Parser parser, List<Problem> problems)
    {
        private int nodes;

        public YamlMap? Document()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return Refuse(0, "文件是空的");
            parser.Consume<DocumentStart>();
            var root = Node(0);
            if (root is null)
                return null;
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                return Refuse((int)parser.Current!.Start.Line, "一个文件只能有一份 YAML 文档");
            return root as YamlMap ?? Refuse(root.Line, "最外层应当是“键: 值”的形式");
        }

        private YamlNode? Node(int depth)
        {
            var line = (int)(parser.Current?.Start.Line ?? 0);
            if (++nodes > MaxNodes)
                return Refuse(line, $"内容超过 {MaxNodes:N0} 项");
            if (depth > MaxDepth)
                return Refuse(line, $"嵌套超过 {MaxDepth} 层");
            if (parser.Accept<AnchorAlias>(out _))
                return Refuse(line, "不接受别名（*）");
            if (parser.Accept<NodeEvent>(out var start) && (!start.Anchor.IsEmpty || !start.Tag.IsEmpty))
                return Refuse(line, "不接受锚点（&）和标签（!）");
            // Escapes in quotes bring in characters that do not stand in the file.
            if (parser.TryConsume<Scalar>(out var scalar) && Unreadable(scalar.Value).Message is { } hidden)
                return Refuse(line, hidden);
            if (scalar is not null)
                return new YamlScalar(scalar.Value, scalar.Style != ScalarStyle.Plain, line);
            return parser.Accept<SequenceStart>(out _) ? List(depth, line) : Map(depth, line);
        }

        private YamlList? List(int depth, int line)
        {
            parser.Consume<SequenceStart>();
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (Node(depth + 1) is not { } item)
                    return null;
                items.Add(item);
            }
            return new YamlList(items, line);
        }

        private YamlMap? Map(int depth, int line)
        {
            parser.Consume<MappingStart>();
            var entries = new List<(string Key, int Line, YamlNode Value)>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (Node(depth + 1) is not { } key)
                    return null;
                if (key is not YamlScalar { Text: var name })
                    return Refuse(key.Line, "键应当是一个词") as YamlMap;
                if (Node(depth + 1) is not { } value)
                    return null;
                if (keys.Add(name))
                    entries.Add((name, key.Line, value));
                else
                    problems.Add(new(file, key.Line, $"“{name}”写了两次"));
            }
            return new YamlMap(entries, line);
        }

        private YamlMap? Refuse(int line, string message)
        {
            problems.Add(new(file, line, message));
            return null;
        }
    }
}
