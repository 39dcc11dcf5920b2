var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();

/// <summary>The host; public so that tests can start it.</summary>
public sealed partial class Program;
