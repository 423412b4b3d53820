package main

import (
	"fmt"
	"os"

	"example.com/shop/internal/basket"
	"example.com/shop/internal/stock"
)

func main() {
	items, err := stock.Read(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(basket.Total(items))
}
