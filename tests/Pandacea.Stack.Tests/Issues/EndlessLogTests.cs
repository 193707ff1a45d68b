using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests.Issues;

/// <summary>Whoever could connect to the agent could fill the disk with the lines on what it refused: logs grew without end.</summary>
public sealed class EndlessLogTests : IDisposable
{
    private const int Limit = 64 << 10;
    private const int LineBytes = 9;

    private readonly TempFolder _folder = new();

    private string Log => new StackPaths(_folder.Path, 0).AgentLog;

    private string Earlier => Log + ".1";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void However_much_is_written_two_files_of_the_newest_lines_stay()
    {
        using var log = new RotatingLog(Log, Limit);
        Write(log, 0, 50_000);

        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Log)!).Length);
        Assert.InRange(new FileInfo(Log).Length, LineBytes, Limit + LineBytes);
        Assert.InRange(new FileInfo(Earlier).Length, Limit, Limit + LineBytes);
        string[] kept = [.. Read(Earlier), .. Read(Log)];
        Assert.Equal(Enumerable.Range(50_000 - kept.Length, kept.Length).Select(Line), kept);
    }

    [Fact]
    public void Who_reads_along_misses_no_line_and_sees_none_twice()
    {
        using var log = new RotatingLog(Log, Limit);
        Write(log, 0, 1000);
        var reader = LogReader.FromEnd(Log);
        var seen = new List<string>();
        for (var at = 1000; at < 50_000; at += 700)
        {
            Write(log, at, 700);
            log.Write("begun");
            seen.AddRange(reader.New());
            log.Write("\n");
        }

        Assert.Equal(Enumerable.Range(1000, seen.Count(line => line != "begun")).Select(Line), seen.Where(line => line != "begun"));
        Assert.Equal(49_000, seen.Count(line => line != "begun"));
    }

    [Fact]
    public async Task The_last_lines_are_shown_also_where_the_log_was_just_begun_anew()
    {
        using var log = new RotatingLog(Log, Limit);
        var count = 0;
        for (; new FileInfo(Log).Length < Limit; count++)
        {
            Write(log, count, 1);
        }

        Write(log, count, 3);
        count += 3;
        Assert.Equal(3, Read(Log).Length);

        Assert.Equal(Enumerable.Range(count - 50, 50).Select(Line), await ShownAsync(50));
        Assert.Equal(Enumerable.Range(count - 2, 2).Select(Line), await ShownAsync(2));
        Assert.Equal(Enumerable.Range(0, count).Select(Line), await ShownAsync(int.MaxValue));
        Assert.Empty(await ShownAsync(0));
    }

    [Fact]
    public void Where_it_cannot_be_set_aside_lines_are_lost_and_the_disk_is_not_filled()
    {
        using var log = new RotatingLog(Log, Limit);
        Directory.CreateDirectory(Path.Combine(Earlier, "in the way"));
        Write(log, 0, 50_000);
        Assert.InRange(new FileInfo(Log).Length, Limit, Limit + LineBytes);

        Directory.Delete(Earlier, recursive: true);
        Write(log, 50_000, 1);
        Assert.Equal([Line(50_000)], Read(Log));
    }

    [Fact]
    public async Task A_log_that_an_earlier_agent_left_long_is_set_aside()
    {
        await using var stack = new TestStack();
        Directory.CreateDirectory(stack.Paths.LogFolder);
        await File.WriteAllTextAsync(stack.Paths.AgentLog, string.Concat(Enumerable.Repeat(new string('x', 1023) + "\n", 64 << 10)));

        await stack.UpAsync();

        await Eventually.TrueAsync(() => File.Exists(stack.Paths.AgentLog + ".1"), "the log is begun anew");
        Assert.InRange(new FileInfo(stack.Paths.AgentLog).Length, 1, 1 << 20);
        using var shown = new StringWriter();
        await new StackLogs(stack.Paths, TimeProvider.System).WriteAsync(shown, "agent", 1000, follow: false, default);
        Assert.Contains("agent_started", shown.ToString(), StringComparison.Ordinal);
        Assert.Equal(1000, shown.ToString().Split('\n').Length - 1);
    }

    private static string Line(int number) => $"{number:00000000}";

    private static void Write(TextWriter log, int from, int count)
    {
        foreach (var number in Enumerable.Range(from, count))
        {
            log.WriteLine(Line(number));
        }
    }

    private static string[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n')[..^1];
    }

    private async Task<string[]> ShownAsync(int lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Assert.Null(await new StackLogs(new StackPaths(_folder.Path, 0), TimeProvider.System).WriteAsync(output, "agent", lines, follow: false, default));
        return output.ToString().Split('\n')[..^1];
    }
}
