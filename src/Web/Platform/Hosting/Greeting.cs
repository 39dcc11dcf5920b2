using System.Globalization;

namespace Anlan.Web.Platform.Hosting;

/// <summary>What a module says on the terminal when the program is ready.</summary>
public interface IGreeting
{
    IEnumerable<string> Lines();
}

public static class Greeting
{
    /// <summary><c>Greeting=false</c> starts without a word.</summary>
    public static void Print(WebApplication app, TimeSpan took)
    {
        if (!app.Configuration.GetValue("Greeting", true)) return;
        var address = app.Urls.First();
        Console.WriteLine();
        Console.WriteLine($"安澜已就绪：{address}（启动用时 {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} 秒）");
        if (!address.EndsWith($":{Address.UsualPort}", StringComparison.Ordinal))
            Console.WriteLine($"没有使用常用端口 {Address.UsualPort}：它已被占用，或另行指定了地址。");
        foreach (var line in app.Services.GetServices<IGreeting>().SelectMany(greeting => greeting.Lines()))
            Console.WriteLine(line);
        Console.WriteLine("按 Ctrl-C 停止。");
    }
}
