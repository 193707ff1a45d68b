using Pandacea.Compute.Data;
using Pandacea.Compute.Tests.Support;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Data;

public sealed class DatasetsTests : IDisposable
{
    private const string Text = "name,age,\"in,come\",sick\r\n\"Doe, \"\"J\"\"\",40,-1.5e2,1\r\nX, 50 ,,0\r\n";
    private static readonly ColumnBounds[] Columns = [new("age", 0, 120), new("in,come", -1e3, 1e3)];

    // Computed once by an independent program.
    private const int KnownOnes = 105;
    private static readonly long[] Known = [unchecked((long)0xBFEB6E37458AF474), unchecked((long)0x3FD1A8764AA795AC), unchecked((long)0x3FC0F742A5D2A898)];

    private readonly TempFolder _folder = new();

    public static TheoryData<string, string> Damaged => new()
    {
        { "", "is empty" },
        { "age\n", "has no column 'in,come'" },
        { "age,\"in,come\"\n1\n", "another number of fields" },
        { "age,\"in,come\"\n1,2,3\n", "another number of fields" },
        { "age,\"in,come\"\n\n", "an empty line" },
        { "age,\"in,come\"\n1,SECRET\n", "something else than finite numbers in column 'in,come'" },
        { "age,\"in,come\"\n1,NaN\n", "something else than finite numbers" },
        { "age,\"in,come\"\n1,1e999\n", "something else than finite numbers" },
        { "age,\"in,come\"\n1,\"2\n", "another number of records" },
    };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_csv_file_is_read_by_the_names_of_its_columns()
    {
        _folder.Write("clinic/people.csv", Text);
        var table = Read("clinic/people", Text, 2);
        Assert.Equal(2, table.Rows);
        Assert.Equal([-150, double.NaN], table.Columns[0]);
        Assert.Equal([40, 50], table.Columns[1]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_a_name()
    {
        var text = "\uFEFFage,\"in,come\"\n1,2\n";
        _folder.Write("people.csv", text);
        Assert.Equal([1], Read("people", text, 1).Columns[1]);
    }

    [Theory]
    [MemberData(nameof(Damaged))]
    public void What_cannot_be_understood_fails_the_job_and_no_value_is_told(string text, string said)
    {
        _folder.Write("people.csv", text);
        var error = Assert.Throws<JobFailedException>(() => Read("people", text, 7));
        Assert.Equal(ComputeErrorCodes.InvalidData, error.Failure.Code);
        Assert.Contains(said, error.Message);
        Assert.DoesNotContain("SECRET", error.Message);
        Assert.False(error.Failure.Retryable);
    }

    [Fact]
    public void Other_bytes_than_those_registered_are_not_computed_on()
    {
        _folder.Write("people.csv", Text.Replace("40", "41"));
        var error = Assert.Throws<JobFailedException>(() => Read("people", Text, 2));
        Assert.Equal((ComputeErrorCodes.DataUnavailable, false), (error.Failure.Code, error.Failure.Retryable));
    }

    [Fact]
    public void A_file_that_is_not_there_may_be_elsewhere()
    {
        var error = Assert.Throws<JobFailedException>(() => Read("people", Text, 2));
        Assert.Equal((ComputeErrorCodes.DataUnavailable, true), (error.Failure.Code, error.Failure.Retryable));
    }

    [Fact]
    public void Built_in_data_is_the_same_bits_on_every_platform()
    {
        var data = new BuiltInData(200, 3);
        var table = new Datasets(_folder.Path).Read(new("builtin/logistic-200x3"), ["x1", "label"], CancellationToken.None);
        Assert.Equal((200, 2), (table.Rows, table.Columns.Count));
        Assert.All(table.Columns[0], value => Assert.InRange(value, -1, 1));
        Assert.Equal(table.Columns[0], BuiltInTable.Make("builtin/logistic-200x3", data, ["x1"]).Columns[0]);
        Assert.Equal(Known, table.Columns[0].Take(3).Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(KnownOnes, (int)table.Columns[1].Sum());
    }

    private Table Read(string name, string registered, long rows) =>
        new Datasets(_folder.Path).Read(new(name, Offers.Describe(registered, rows, Columns)), ["in,come", "age"], CancellationToken.None);
}
