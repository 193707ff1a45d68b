namespace Pandacea.Agent.Tests.Admission;

/// <summary>What is promised about overload, in simulated time; the same over real sockets is measured by the overload bench.</summary>
public sealed class OverloadTests
{
    private static readonly TimeSpan Burst = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(5, 1, 2)]
    [InlineData(5, 1, 50)]
    [InlineData(5, 4, 10)]
    [InlineData(20, 1, 10)]
    [InlineData(20, 4, 2)]
    [InlineData(20, 4, 10)]
    [InlineData(20, 4, 25)]
    [InlineData(100, 1, 2)]
    [InlineData(100, 1, 50)]
    [InlineData(100, 4, 10)]
    [InlineData(100, 4, 50)]
    public void Nine_tenths_of_the_capacity_remain_useful(int milliseconds, int workers, int factor)
    {
        using var service = new SimulatedService(workers, TimeSpan.FromMilliseconds(milliseconds));
        var length = 500 * TimeSpan.FromMilliseconds(milliseconds);
        var good = 0;
        service.Offer(factor * service.Capacity, TimeSpan.Zero, length, static i => "identity " + (i % 50), (_, answer) => good += answer.InTime ? 1 : 0);

        service.Run();

        Assert.InRange(good / (length.TotalSeconds * service.Capacity), 0.9, 1.1);
    }

    [Theory]
    [InlineData(1, 0.4)]
    [InlineData(10, 0.4)]
    [InlineData(100, 0.1)]
    public void The_well_behaved_do_not_notice_the_abusers(int abusers, double modestPart)
    {
        using var service = new SimulatedService(4, TimeSpan.FromMilliseconds(20));
        var (sent, succeeded, refused) = (0, 0, 0);
        service.Offer(modestPart * service.Capacity, TimeSpan.Zero, 3 * Burst, static i => "modest " + (i % 20), (_, answer) =>
        {
            sent++;
            succeeded += answer.InTime ? 1 : 0;
        });
        service.Offer(10 * service.Capacity, Burst, 2 * Burst, i => "abuser " + (i % abusers), (_, answer) => refused += answer.Admitted ? 0 : 1);

        service.Run();

        Assert.True(succeeded >= 0.994 * sent, $"{succeeded} of {sent}");
        Assert.True(refused > 9 * service.Capacity * Burst.TotalSeconds, $"{refused}");
    }

    [Fact]
    public void A_second_after_the_burst_everything_is_as_before()
    {
        using var service = new SimulatedService(4, TimeSpan.FromMilliseconds(20));
        var (sent, succeeded) = (0, 0);

        // The same identities as in the burst: nobody is spared for being new.
        service.Offer(0.75 * service.Capacity, TimeSpan.Zero, 3 * Burst, static i => "identity " + (i % 20), (_, answer) =>
        {
            var after = answer.Due > (2 * Burst) + TimeSpan.FromSeconds(1);
            sent += after ? 1 : 0;
            succeeded += after && answer.InTime ? 1 : 0;
        });
        service.Offer(10 * service.Capacity, Burst, 2 * Burst, static i => "identity " + (i % 20), static (_, _) => { });

        service.Run();

        Assert.True(succeeded >= 0.994 * sent, $"{succeeded} of {sent}");
    }

    [Fact]
    public void Who_comes_again_as_told_is_let_in_once_the_load_is_bearable()
    {
        using var service = new SimulatedService(4, TimeSpan.FromMilliseconds(20));
        var (returned, admitted) = (0, 0);
        void Return(string identity, TimeSpan after) => service.At(service.Now + after, () => service.Send(identity, answer =>
        {
            var counts = answer.Due > Burst;
            returned += counts ? 1 : 0;
            admitted += counts && answer.Admitted ? 1 : 0;
            if (!answer.Admitted)
            {
                Return(identity, answer.RetryAfter);
            }
        }));

        // Of those refused in the burst one in a hundred comes again: they and the newcomers are about 0.9 of the capacity.
        service.Offer(0.8 * service.Capacity, TimeSpan.Zero, 3 * Burst, static i => "newcomer " + (i % 20), static (_, _) => { });
        service.Offer(10 * service.Capacity, TimeSpan.Zero, Burst, static i => "identity " + i, (i, answer) =>
        {
            if (i % 100 == 0 && !answer.Admitted)
            {
                Return("identity " + i, answer.RetryAfter);
            }
        });

        service.Run();

        Assert.InRange(returned, 100, int.MaxValue);
        Assert.True(admitted >= 0.95 * returned, $"{admitted} of {returned}");
    }
}
