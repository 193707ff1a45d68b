using Pandacea.Cli.Tests.Support;

namespace Pandacea.Cli.Tests.Issues;

/// <summary>A folder in the place of a file was "denied", a file in the place of a folder "already there", and neither remedy helped.</summary>
public sealed class FolderOrFileTests
{
    [Theory]
    [InlineData("validate")]
    [InlineData("show")]
    public async Task A_folder_in_the_place_of_a_drill_is_said_to_be_one(string command)
    {
        await using var program = new TestProgram();

        var ran = await program.RunAsync("drill", command, program.Folder);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains($"{program.Folder} is a folder. Name the file of a drill", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("drill", "run", "evm_rpc_flap", "--profile", "quick")]
    public async Task A_file_in_the_place_of_the_home_folder_is_said_to_be_one(params string[] command)
    {
        await using var program = new TestProgram();
        var file = Path.Combine(program.Folder, "file");
        await File.WriteAllTextAsync(file, "mine");

        var ran = await program.With("PANDACEA_HOME", file).RunAsync([.. command, "--offset", program.Offset]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains($"{file} is a file, and has to be a folder.", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Set PANDACEA_HOME to a folder", ran.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file));
    }
}
