using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Anlan.Documents.Office;

/// <summary>The text of each page of a PDF, or the sentence that says why there is none.</summary>
public sealed record PdfPages(IReadOnlyList<string>? Pages, string? Problem);

/// <summary>Reads the text of a PDF through poppler's pdftotext, in a process of its own that ends within a time; nothing is written.</summary>
public static class PdfText
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 20_000_000;

    private const int MaxText = 16_000_000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Whether the bytes begin as a PDF does.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    /// <summary>Where pdftotext is among the folders of <paramref name="path"/>, or nothing.</summary>
    public static string? Find(string? path) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pdftotext.exe" : "pdftotext"))
            .FirstOrDefault(File.Exists);

    /// <summary>The pages of a PDF, their lines as they stand on paper.</summary>
    public static async Task<PdfPages> ReadAsync(byte[] pdf, CancellationToken cancel)
    {
        if (pdf.Length > MaxBytes)
            return new(null, $"文件有 {pdf.Length} 字节，最多 {MaxBytes} 字节");
        if (Find(Environment.GetEnvironmentVariable("PATH")) is not { } program)
            return new(null, "没有找到 pdftotext（poppler-utils），读不了 PDF；装上它再试，或者核验 Word 文件");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, ["-layout", "-enc", "UTF-8", "-q", "-", "-"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new(null, $"pdftotext 启动不了：{program}");
        }
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(Limit);
        try
        {
            var output = ReadAsync(process.StandardOutput, late.Token);
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, late.Token);
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(pdf, late.Token);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It saw enough, or nothing that it could read; what it printed tells which.
            }
            if (await output is not { } text)
                return new(null, $"PDF 的文字超过 {MaxText} 个字");
            await Task.WhenAll(errors, process.WaitForExitAsync(late.Token));
            return process.ExitCode == 0 ? new(text.TrimEnd('\f').Split('\f'), null) : new(null, "PDF 已损坏或加了密，读不出文字");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(null, $"PDF 在 {Limit.TotalSeconds:0} 秒内没有读完，已经停止");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string?> ReadAsync(StreamReader output, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var buffer = new char[1 << 14];
        for (int read; (read = await output.ReadAsync(buffer, cancel)) > 0;)
            if (text.Append(buffer, 0, read).Length > MaxText)
                return null;
        return text.ToString();
    }
}
