namespace Anlan.Web.Platform;

/// <summary>A rule that a user met: a stable code, a Chinese sentence that says what to do, and the field it stands beside.</summary>
public sealed record Refusal(string Code, string Text, string? Field = null);
