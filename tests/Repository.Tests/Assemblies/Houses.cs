#pragma warning disable CS0414 // A field may be there only to be mentioned.

// A small house of modules with every kind of forbidden mention, so that the tests of the module table can fail.

namespace Anlan.Repository.Tests.Houses
{
    public static class Front
    {
        public static Type Door => typeof(Upper.Room);
    }
}

namespace Anlan.Repository.Tests.Houses.Upper
{
    public class Room
    {
        public const string Name = "room";
        public static Room Open() => new();
        public static readonly int Size = 1;
        public sealed class Shelf;
    }

    public interface IRoom;

    public sealed class RoomException : Exception;

    public sealed class RoomAttribute : Attribute;

    public enum Side { Left, Right }
}

namespace Anlan.Repository.Tests.Houses.Lower
{
    using System.Runtime.CompilerServices;
    using Upper;

    public sealed class OfTypeAttribute(object of) : Attribute
    {
        public object Of => of;
    }

    public sealed class ByBase : Room;
    public sealed class ByInterface : IRoom;
    public sealed class ByConstraint<T> where T : IRoom;
    public sealed class ByMethodConstraint { public static void Go<T>() where T : IRoom { } }
    public sealed class ByInterfaceArgument : IComparable<Room> { public int CompareTo(Room? other) => 0; }
    public sealed class ByField { private readonly Room? room = null; }
    public sealed class ByArrayField { private readonly Room[]? rooms = null; }
    public sealed class ByGenericField { private readonly Dictionary<string, List<Room>>? rooms = null; }
    public sealed class ByNestedType { private readonly Room.Shelf? shelf = null; }
    public sealed class ByProperty { public Room? Room => null; }
    public sealed class ByEvent { public event Action<Room>? Opened { add { } remove { } } }
    public sealed class ByParameter { public static void Go(Room _) { } }
    public sealed class ByReturn { public static Room? Go() => null; }
    public sealed class ByReference { public static void Go(ref Room _) { } }
    public sealed class ByAttribute { [Room] public static void Go() { } }
    public sealed class ByParameterAttribute { public static void Go([Room] int _) { } }
    public sealed class ByAttributeType { [OfType(typeof(Room))] public static void Go() { } }
    public sealed class ByAttributeValue { [OfType(Side.Left)] public static void Go() { } }
    public sealed class ByTypeOf { public static object Go() => typeof(Room); }
    public sealed class ByNew { public static object Go() => new Room(); }
    public sealed class ByCast { public static bool Go(object room) => room is Room; }
    public sealed class ByCall { public static void Go() => Room.Open(); }
    public sealed class ByStaticField { public static int Go() => Room.Size; }
    public sealed class ByTypeArgument { public static object Go() => Activator.CreateInstance<Room>(); }
    public sealed class ByCatch { public static void Go(Action go) { try { go(); } catch (RoomException) { } } }
    public sealed class ByLambda { public static Func<object> Go() => () => Room.Open(); }
    public sealed class ByCapture { public static Func<int, object> Go(int seen) => more => (seen + more, Room.Open()); }
    public sealed class ByLocalFunction { public static void Go() { Inner(); static void Inner() => Room.Open(); } }
    public sealed class ByAsync { public static async Task<object> Go() { await Task.Yield(); return Room.Open(); } }
    public sealed class ByIterator { public static IEnumerable<object> Go() { yield return Room.Open(); } }
    public sealed class ByNestedClass { private sealed class Inner { public static void Go() => Room.Open(); } }
    public sealed class BySwitch { public static object Go(int of) => of switch { 0 => 1, 1 => 3, 2 => 5, 3 => 8, 4 => Room.Open(), _ => 9 }; }
    public sealed class ByHost { public static object Go() => Front.Door; }

    /// <summary>Mentions its own module and the library, which is allowed, with every size of instruction between.</summary>
    public static class Innocent
    {
        [MethodImpl(MethodImplOptions.NoInlining)]
        [OfType("Anlan.Repository.Tests.Houses.Lower.Innocent")]
        public static string Go(int of, long large) => of switch
        {
            0 => "zero",
            1 => nameof(ByField),
            2 => new ByField().ToString()!,
            3 => large == 0x1234_5678_9ABC ? "large" : "small",
            4 => string.Join(',', Enumerable.Range(0, of).Select(i => i + large)),
            _ => typeof(ByBase).Name,
        };
    }
}

// Not a decimal point that swims, in every place where one can hide.

namespace Anlan.Repository.Tests.Houses.Floating
{
    public sealed class ByField { private readonly double? value = null; }
    public sealed class ByParameter { public static void Go(float _) { } }
    public sealed class ByLiteral { public static bool Go(object value) => value.Equals(0.5); }
    public sealed class ByConversion { public static int Go(int value) => (int)Half(value); private static decimal Half(int value) => (decimal)(value / 2f); }
    public sealed class ByLocal { public static long Go(IReadOnlyList<TimeSpan> spans) { var sum = spans[0].TotalDays; return spans.Count > 1 ? (long)sum : 0; } }
    public sealed class ByCall { public static decimal Go(decimal value) => (decimal)Math.Sqrt((double)value); }
    public sealed class ByLambda { public static Func<int, object> Go() => value => value * 1.5; }
    public sealed class ByHalf { private readonly System.Half? value = null; }
}

namespace Anlan.Repository.Tests.Houses.Impure
{
    public sealed class ByFile { public static string Go() => File.ReadAllText("a"); }
    public sealed class ByConsole { public static void Go() => Console.WriteLine(); }
    public sealed class ByProcess { public static void Go() => System.Diagnostics.Process.Start("a"); }
    public sealed class ByNetwork { private readonly System.Net.Http.HttpClient? client = null; }
    public sealed class BySocket { private readonly System.Net.Sockets.Socket? socket = null; }
    public sealed class ByWeb { private readonly Microsoft.AspNetCore.Http.HttpContext? context = null; }
    public sealed class ByDatabase { private readonly Npgsql.NpgsqlConnection? connection = null; }
}

namespace Anlan.Repository.Tests.Houses.Pure
{
    /// <summary>Text readers and writers, decimals and large integers are what a pure project is made of.</summary>
    public static class Innocent
    {
        public static string Go(string text)
        {
            using var reader = new StringReader(text);
            using var writer = new StringWriter();
            writer.Write(decimal.Parse(reader.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture) / 3m);
            return writer.ToString() + System.Numerics.BigInteger.Pow(10, 30);
        }
    }
}
