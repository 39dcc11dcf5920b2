using System.ComponentModel;
using System.Diagnostics;

namespace Anlan.Documents.Office;

/// <summary>A converted document, or the sentence that says why there is none.</summary>
public sealed record Converted(byte[]? Bytes, string? Problem);

/// <summary>
/// The office program of this machine, which makes a PDF of a Word document. Each conversion has a profile and a folder
/// of its own, ends within a time, and leaves nothing behind.
/// </summary>
public static class OfficeProgram
{
    /// <summary>How long a conversion may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private const string Missing = "没有找到 LibreOffice（命令 soffice），不能写出 PDF；装上它再试，或者先写成 .docx，用 Word 或 WPS 另存为 PDF";

    private static readonly string[] Commands = OperatingSystem.IsWindows() ? ["soffice.exe", "soffice.com"] : ["soffice", "libreoffice"];

    /// <summary>Where the program is among the folders of <paramref name="path"/>, or nothing.</summary>
    public static string? Find(string? path) =>
        (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Commands.Select(command => Path.Combine(folder, command)))
            .FirstOrDefault(File.Exists);

    /// <summary>A Word document as PDF, by the program that PATH leads to.</summary>
    public static Task<Converted> ToPdfAsync(byte[] document, CancellationToken cancel) =>
        ToPdfAsync(Find(Environment.GetEnvironmentVariable("PATH")), document, Limit, cancel);

    /// <summary>A Word document as PDF.</summary>
    /// <param name="program">The program, or nothing where there is none.</param>
    /// <param name="document">The Word document.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancel">Ends it at once.</param>
    public static async Task<Converted> ToPdfAsync(string? program, byte[] document, TimeSpan limit, CancellationToken cancel)
    {
        if (program is null)
            return new(null, Missing);
        var folder = Directory.CreateTempSubdirectory("anlan-office-").FullName;
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "report.docx"), document, cancel);
            if (await RunAsync(Start(program, folder), limit, cancel) is { } problem)
                return new(null, problem);
            var pdf = Path.Combine(folder, "report.pdf");
            return File.Exists(pdf) ? new(await File.ReadAllBytesAsync(pdf, cancel), null) : new(null, "LibreOffice 打不开这份文档，没有写出 PDF");
        }
        finally
        {
            Remove(folder);
        }
    }

    private static ProcessStartInfo Start(string program, string folder)
    {
        var start = new ProcessStartInfo(program,
        [
            $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--headless", "--norestore", "--nologo",
            // Controls are text on paper, not fields that could be filled in.
            "--convert-to", """pdf:writer_pdf_Export:{"ExportFormFields":{"type":"boolean","value":"false"}}""",
            "--outdir", folder, Path.Combine(folder, "report.docx"),
        ])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var fonts = Path.Combine(AppContext.BaseDirectory, "office", "fonts.conf");
        if (File.Exists(fonts))
            start.Environment["FONTCONFIG_FILE"] = fonts;
        return start;
    }

    /// <summary>Waits until the program ends; says what went wrong, or nothing.</summary>
    private static async Task<string?> RunAsync(ProcessStartInfo start, TimeSpan limit, CancellationToken cancel)
    {
        using var office = new Process { StartInfo = start };
        try
        {
            office.Start();
        }
        catch (Win32Exception)
        {
            return $"LibreOffice 启动不了：{start.FileName}";
        }
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(limit);
        try
        {
            office.StandardInput.Close();
            // What it says is read, so that it never waits for a reader.
            await Task.WhenAll(office.StandardOutput.ReadToEndAsync(late.Token), office.StandardError.ReadToEndAsync(late.Token), office.WaitForExitAsync(late.Token));
            return office.ExitCode == 0 ? null : $"LibreOffice 没有写出 PDF（退出码 {office.ExitCode}）";
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"LibreOffice 在 {limit.TotalSeconds:0} 秒内没有写完 PDF，已经停止";
        }
        finally
        {
            // The program is a script that starts others; all of them end before their folder goes.
            if (!office.HasExited)
                office.Kill(entireProcessTree: true);
            await office.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>A process that has just been ended may still write a last file.</summary>
    private static void Remove(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                Thread.Sleep(100);
            }
        }
    }
}
