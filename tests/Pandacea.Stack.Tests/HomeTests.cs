using System.Diagnostics;
using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class HomeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void The_nearest_folder_upwards_is_used()
    {
        _folder.Folder(".pandacea");
        var near = _folder.Folder("a", ".pandacea");

        Assert.Equal(near, PandaceaHome.Find(_folder.Folder("a", "b", "c"), null));
    }

    [Fact]
    public void Without_one_it_goes_to_the_root_of_the_checkout()
    {
        _folder.File("repo/.git", "gitdir: elsewhere");

        Assert.Equal(Path.Combine(_folder.Path, "repo", ".pandacea"), PandaceaHome.Find(_folder.Folder("repo", "b"), null));
    }

    [Fact]
    public void Outside_a_checkout_it_goes_to_the_current_folder()
    {
        var here = _folder.Folder("here");

        Assert.Equal(Path.Combine(here, ".pandacea"), PandaceaHome.Find(here, ""));
    }

    [Fact]
    public void The_variable_wins()
    {
        _folder.Folder(".pandacea");

        Assert.Equal("/elsewhere", PandaceaHome.Find(_folder.Path, "/elsewhere"));
        Assert.Equal(Path.Combine(_folder.Path, "mine"), PandaceaHome.Find(_folder.Path, "mine"));
    }

    [Fact]
    public void A_folder_that_can_be_written_is_fine() => Assert.Null(PandaceaHome.Prepare(Path.Combine(_folder.Path, "new", ".pandacea")));

    [Fact]
    public async Task A_read_only_folder_is_a_problem_with_a_remedy()
    {
        var mount = await MountAsync("ro", "size=1m,ro");
        try
        {
            var problem = PandaceaHome.Prepare(Path.Combine(mount, ".pandacea"))!;

            Assert.Equal(StackProblemKind.HomeNotWritable, problem.Kind);
            Assert.Contains("PANDACEA_HOME", problem.Remedy);
            Assert.Equal(3, problem.ExitCode);
        }
        finally
        {
            await RunAsync("umount", mount);
        }
    }

    [Fact]
    public async Task A_full_disk_is_a_problem_with_a_remedy()
    {
        var mount = await MountAsync("full", "size=64k");
        try
        {
            var problem = PandaceaHome.Prepare(Path.Combine(mount, ".pandacea"))!;

            Assert.Equal(StackProblemKind.DiskFull, problem.Kind);
            Assert.Contains("Free some space", problem.Remedy);
            Assert.Equal(["lost+found"], Directory.EnumerateFiles(mount, "*", SearchOption.AllDirectories).DefaultIfEmpty("lost+found"));
        }
        finally
        {
            await RunAsync("umount", mount);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> MountAsync(string name, string options)
    {
        var mount = _folder.Folder(name);
        Assert.Equal(0, await RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", mount));
        return mount;
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
