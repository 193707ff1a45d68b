using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Tests.Admission;

public sealed class BackpressureTests
{
    [Fact]
    public void It_shrinks_before_it_refuses_and_lets_go()
    {
        var time = new FakeTimeProvider();
        var gauge = new SetGauge { Reading = new(0.99, 0) };
        using var queue = new AdmissionQueue(new(), time);
        using var pressure = new Backpressure(new(), gauge, queue, time);
        var calm = queue.Limit;

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(queue.Limit < calm);
        Assert.False(pressure.Refusing);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(pressure.Refusing);

        gauge.Reading = new(0.1, 0);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(pressure.Refusing);
        Assert.Equal(calm, queue.Limit);
    }

    [Fact]
    public void Memory_counts_too()
    {
        var time = new FakeTimeProvider();
        using var queue = new AdmissionQueue(new(), time);
        using var pressure = new Backpressure(new(), new SetGauge { Reading = new(0, 4L << 30) }, queue, time);

        time.Advance(TimeSpan.FromSeconds(10));

        Assert.True(pressure.Refusing);
    }

    private sealed class SetGauge : IPressureGauge
    {
        public PressureReading Reading { get; set; }

        public PressureReading Read() => Reading;
    }
}
