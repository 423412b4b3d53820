#include <stdio.h>

long apple(long), bread(long), butter(long), carrot(long), cheese(long), coffee(long), cream(long), egg(long);

int main(void)
{
    printf("%ld\n", apple(bread(butter(carrot(cheese(coffee(cream(egg(1)))))))));
    return 0;
}
