using System.Text;

namespace Anlan.Evaluation.Numbers;

/// <summary>
/// Arithmetic as an accountant writes it: numbers, named facts, <c>+ - * /</c>, brackets and <c>ceil( )</c>. Evaluated
/// exactly. The text may be up to 2,000 characters long and 50 brackets deep.
/// </summary>
public sealed class Arithmetic
{
    private static readonly Notation AsPrinted = new(" + ", " - ", " × ", " ÷ ", "进一(", ")");

    // INT goes down, so that the negative of it goes up; binary dust is rounded off before, or 3.0000000000000004 would count as 4.
    private static readonly Notation AsFormula = new("+", "-", "*", "/", "(-INT(-ROUND(", ",10)))");

    private readonly Node root;

    private Arithmetic(Node root, string text, IReadOnlyList<string> names)
    {
        this.root = root;
        Text = text;
        Names = names;
    }

    private enum Operation { Number, Name, Add, Subtract, Multiply, Divide, Negate, Ceiling }

    /// <summary>The text it was read from.</summary>
    public string Text { get; }

    /// <summary>The facts it mentions, each once, in order of first mention.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether it is one fact and nothing else.</summary>
    public bool IsName => root.Operation == Operation.Name;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="expression">The result, or nothing.</param>
    /// <param name="problem">What is wrong, in Chinese, when false is returned.</param>
    public static bool TryParse(string text, out Arithmetic? expression, out string? problem)
    {
        expression = null;
        problem = null;
        if (text.Length > 2000)
        {
            problem = "算式超过 2000 个字符";
            return false;
        }
        var parser = new Parser(text);
        var node = parser.Sum(0);
        if (parser.Problem is null && !parser.AtEnd)
            parser.Fail("多出的内容");
        if (parser.Problem is not null || node is null)
        {
            problem = parser.Problem;
            return false;
        }
        expression = new Arithmetic(node, text, parser.Names);
        return true;
    }

    /// <summary>Reads an expression that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not an expression.</exception>
    public static Arithmetic Parse(string text) =>
        TryParse(text, out var expression, out var problem) ? expression! : throw new FormatException($"{problem}: {text}");

    /// <summary>
    /// The exact value, or nothing when it is not computable: a fact is missing or a divisor is zero.
    /// </summary>
    /// <param name="fact">The value of a named fact, or nothing when it is not known.</param>
    public Rational? Evaluate(Func<string, Rational?> fact) => Evaluate(root, fact);

    /// <summary>The expression with each fact replaced by its number, operators as printed: <c>21 + 50</c>.</summary>
    public string Show(Func<string, string> fact)
    {
        var text = new StringBuilder();
        Show(root, fact, text, 0, AsPrinted);
        return text.ToString();
    }

    /// <summary>The expression as spreadsheet programs calculate it, each fact replaced by its cell: <c>C4+C5</c>.</summary>
    /// <param name="cell">The cell of a named fact.</param>
    public string Formula(Func<string, string> cell)
    {
        var text = new StringBuilder();
        Show(root, cell, text, 0, AsFormula);
        return text.ToString();
    }

    private static Rational? Evaluate(Node node, Func<string, Rational?> fact)
    {
        switch (node.Operation)
        {
            case Operation.Number: return node.Number;
            case Operation.Name: return fact(node.Name!);
            case Operation.Negate: return -Evaluate(node.Left!, fact);
            case Operation.Ceiling: return Evaluate(node.Left!, fact) is { } inner ? Rounding.Ceiling(inner) : null;
        }
        if (Evaluate(node.Left!, fact) is not { } left || Evaluate(node.Right!, fact) is not { } right)
            return null;
        return node.Operation switch
        {
            Operation.Add => left + right,
            Operation.Subtract => left - right,
            Operation.Multiply => left * right,
            _ => right.IsZero ? null : left / right,
        };
    }

    private static void Show(Node node, Func<string, string> fact, StringBuilder text, int outer, Notation notation)
    {
        var (symbol, rank) = node.Operation switch
        {
            Operation.Add => (notation.Add, 1),
            Operation.Subtract => (notation.Subtract, 1),
            Operation.Multiply => (notation.Multiply, 2),
            Operation.Divide => (notation.Divide, 2),
            _ => ("", 3),
        };
        switch (node.Operation)
        {
            case Operation.Number:
                text.Append(Rounding.Text(node.Number, 10));
                return;
            case Operation.Name:
                text.Append(fact(node.Name!));
                return;
            case Operation.Negate:
                text.Append('-');
                Show(node.Left!, fact, text, 3, notation);
                return;
            case Operation.Ceiling:
                text.Append(notation.Ceiling);
                Show(node.Left!, fact, text, 0, notation);
                text.Append(notation.CeilingEnd);
                return;
        }
        if (rank < outer)
            text.Append('(');
        Show(node.Left!, fact, text, rank, notation);
        text.Append(symbol);
        Show(node.Right!, fact, text, rank + 1, notation);
        if (rank < outer)
            text.Append(')');
    }

    private sealed record Notation(string Add, string Subtract, string Multiply, string Divide, string Ceiling, string CeilingEnd);

    private sealed record Node(Operation Operation, Node? Left = null, Node? Right = null, Rational Number = default, string? Name = null);

    private sealed class Parser(string text)
    {
        private const char End = '\0';
        private int at;

        public List<string> Names { get; } = [];

        public string? Problem { get; private set; }

        public bool AtEnd => Peek() == End && at == text.Length;

        public void Fail(string what) => Problem ??= $"算式第 {at + 1} 个字符处：{what}";

        public Node? Sum(int depth)
        {
            var left = Product(depth);
            while (left is not null && Peek() is '+' or '-')
            {
                var operation = text[at++] == '+' ? Operation.Add : Operation.Subtract;
                left = Product(depth) is { } right ? new Node(operation, left, right) : null;
            }
            return left;
        }

        private Node? Product(int depth)
        {
            var left = Factor(depth);
            while (left is not null && Peek() is '*' or '/')
            {
                var operation = text[at++] == '*' ? Operation.Multiply : Operation.Divide;
                left = Factor(depth) is { } right ? new Node(operation, left, right) : null;
            }
            return left;
        }

        private Node? Factor(int depth)
        {
            if (depth > 50)
            {
                Fail("括号套得太深");
                return null;
            }
            var next = Peek();
            if (next == '-')
            {
                at++;
                return Factor(depth + 1) is { } inner ? new Node(Operation.Negate, inner) : null;
            }
            if (next == '(')
                return Bracket(depth);
            if (char.IsAsciiDigit(next))
                return Number();
            if (char.IsAsciiLetter(next) || next == '_')
                return Name(depth);
            Fail(at == text.Length ? "算式没有写完" : $"不认识的符号“{next}”");
            return null;
        }

        private Node? Bracket(int depth)
        {
            at++;
            var inner = Sum(depth + 1);
            if (inner is null)
                return null;
            if (Peek() != ')')
            {
                Fail("少一个右括号");
                return null;
            }
            at++;
            return inner;
        }

        private Node? Number()
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
                at++;
            if (Rational.TryParse(text[start..at], out var value))
                return new Node(Operation.Number, Number: value);
            at = start;
            Fail("不是可用的数");
            return null;
        }

        private Node? Name(int depth)
        {
            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
            var name = text[start..at];
            if (name == "ceil" && Peek() == '(')
                return Bracket(depth) is { } inner ? new Node(Operation.Ceiling, inner) : null;
            if (!Names.Contains(name))
                Names.Add(name);
            return new Node(Operation.Name, Name: name);
        }

        private char Peek()
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            return at < text.Length ? text[at] : End;
        }
    }
}
