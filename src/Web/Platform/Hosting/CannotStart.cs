namespace Anlan.Web.Platform.Hosting;

/// <summary>Why the program cannot start, in a sentence for whoever started it; anything else that fails is a defect.</summary>
public sealed class CannotStart(string message, Exception? inner = null) : Exception(message, inner);
